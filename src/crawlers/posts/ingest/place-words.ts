import { readFileSync } from 'node:fs'

const TABLE = new URL('./data/place-words.csv', import.meta.url)

/** What `data/place-words.csv` says of words that the region table does not settle. */
export type PlaceWords = {
  /** Areas that people name and no office does, with the region that each lies in. */
  areas: ReadonlyMap<string, string>
  /** Places outside Korea. */
  elsewhere: ReadonlySet<string>
  /** Names of regions without their suffix that are everyday words, too: 동작 is a district, and a movement. */
  everyday: ReadonlySet<string>
}

export function readPlaceWords(): PlaceWords {
  const rows = readFileSync(TABLE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split(',') as [string, string])
  const meaning = (wanted: string) => rows.filter(([, means]) => means === wanted).map(([word]) => word)
  return {
    areas: new Map(rows.filter(([, means]) => /^\d{10}$/.test(means))),
    elsewhere: new Set(meaning('elsewhere')),
    everyday: new Set(meaning('word')),
  }
}
