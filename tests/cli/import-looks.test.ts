import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { createStores } from '../../src/store/stores.ts'
import { aPhoto } from '../fakes/a-photo.ts'
import { createDataDir, silentLog } from '../store/test-databases.ts'
import { runOndot } from './run-ondot.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await createDataDir()
})
afterAll(() => rm(dataDir, { recursive: true }))

const CSV = `id,time,place,gender,garments,image,licence,author,link,temperatureC,humidityPct,windMs
1,2026-01-15T14:35,1168000000,female,coat jeans boots,,cc-by-4.0,Kim,https://photos.example.org/1,-2,40,3
2,2026-07-15,"35.16,129.16",male,t-shirt;shorts,,CC0,,,29,70,2
3,2026-07-15T09:00,중구,male,t-shirt shorts,,,,,29,70,2
4,yesterday,1168000000,,dress,,,,,20,50,1
5,2026-05-01T10:00,1168000000,,cape jeans,,,,,20,50,1
6,2026-05-01T10:00,1168000000,,scarf hat,,,,,20,50,1
7,2026-05-01T10:00,1168000000,,,wall.jpg,,,,20,50,1
8,2026-05-01T10:00,1168000000,,,nowhere.jpg,,,,20,50,1
9,2026-05-01T10:00,1168000000,,dress,,,,,20,,
`

async function importFile(name: string, text: string) {
  const file = join(dataDir, name)
  await writeFile(file, text)
  const { code, stdout, stderr } = await runOndot(['import', 'looks', file, '--json'], {
    DATA_DIR: dataDir,
    TAG_WORKERS: '1',
    OPEN_METEO_ARCHIVE_BASE_URL: 'http://127.0.0.1:1',
  })
  return { code, counts: JSON.parse(stdout), stderr }
}

async function withStores<T>(work: (stores: ReturnType<typeof createStores>) => Promise<T>): Promise<T> {
  const database = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
  await database.ready
  return work(createStores(database)).finally(() => database.close())
}

describe('ondot import looks', () => {
  it('adds the rows of a CSV file, tells bad ones by their line, and counts why others are kept out', async () => {
    await writeFile(join(dataDir, 'wall.jpg'), await aPhoto(1))
    const { code, counts, stderr } = await importFile('looks.csv', CSV)
    expect(code).toBe(0)
    expect(counts).toEqual({
      rows: 9,
      evidence: 2,
      waiting: 0,
      excluded: { 'no-outfit': 2 },
      known: 0,
      bad: 5,
    })
    const said = stderr.trim().split('\n').toSorted()
    expect(said).toEqual([
      expect.stringMatching(/^line 10: temperatureC, humidityPct, windMs: all three/),
      expect.stringMatching(/^line 4: place: 중구 is .* or .*: name the city/),
      expect.stringMatching(/^line 5: time: must be local time/),
      expect.stringMatching(/^line 6: garments: cape is none of coat, jacket/),
      expect.stringMatching(/^line 9: image: nowhere\.jpg can't be read \(ENOENT\)/),
    ])
  })

  it('keeps what the rows state, with the apparent temperature of their air', async () => {
    const looks = await withStores((stores) => stores.looks.newest(10))
    expect(looks.find(({ sourceId }) => sourceId === '1')).toMatchObject({
      source: 'import',
      link: 'https://photos.example.org/1',
      author: { name: 'Kim', url: null },
      licence: { id: 'cc-by-4.0', copies: true },
      placeCode: '1168000000',
      takenOn: '2026-01-15',
      takenTime: '14:35',
      slot: 'day',
      gender: 'female',
      classes: ['coat', 'jeans', 'boots'],
      modelVersion: 'stated',
      state: 'evidence',
      // KMA's wind chill of -2 °C at 3 m/s.
      weather: { temperatureC: -2, apparentC: -5.92, source: 'stated', distanceKm: 0 },
      thumbnail: false,
    })
    expect(looks.find(({ sourceId }) => sourceId === '2')).toMatchObject({
      takenTime: null,
      slot: 'unknown',
      licence: { id: 'cc0-1.0' },
      link: 'urn:ondot:import:2',
    })
  })

  it('adds nothing twice, and what was mended', async () => {
    const mended = CSV.replace('4,yesterday', '4,2026-05-02T10:00')
    const { counts } = await importFile('looks.csv', mended)
    expect(counts).toEqual({ rows: 9, evidence: 1, waiting: 0, excluded: {}, known: 4, bad: 4 })
    expect(await withStores((stores) => stores.evidence.recount())).toMatchObject({ differed: 0 })
  })

  it('reads NDJSON; rows without an id are told apart by what they hold; weather that is not stated is waited for', async () => {
    const row = {
      time: '2026-05-03T10:00',
      place: '서울 강남구',
      garments: ['shirt', 'pants'],
      temperatureC: 20,
      humidityPct: 50,
      windMs: 1,
    }
    const other = { ...row, temperatureC: 21 }
    const { humidityPct, windMs, temperatureC, ...bare } = row
    const lines = [row, row, other, bare].map((each) => JSON.stringify(each))
    const { counts, stderr } = await importFile('looks.ndjson', `${lines.join('\n')}\n{"time":\n[1]\n`)
    expect(counts).toEqual({ rows: 6, evidence: 2, waiting: 1, excluded: {}, known: 1, bad: 2 })
    expect(stderr.trim().split('\n').toSorted()).toEqual(['line 5: is no JSON', 'line 6: must be an object'])
  })
})
