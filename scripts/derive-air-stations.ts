/**
 * Writes src/crawlers/weather/airkorea/data/stations.csv from the reference material.
 * `node scripts/derive-air-stations.ts [REFERENCE_DIR]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

const Station = Type.Object({
  stationName: Type.String(),
  /** As the service wants it asked: 서울, 경기. */
  cityShort: Type.String(),
  mangName: Type.String(),
  /** Latitude and longitude, in this order. */
  dmX: Type.String({ pattern: '^3\\d(\\.\\d+)?\\s*$' }),
  dmY: Type.String({ pattern: '^1[23]\\d(\\.\\d+)?\\s*$' }),
})

/** By the roadside: the air of one road's traffic, not of a neighbourhood. */
const ROADSIDE = '도로변대기'

const HEADER = `# Stations of AirKorea (those by the roadside left out): province as the service names it, name, coordinate in degrees.
# Source: Korea Environment Corporation (한국환경공단), AirKorea station list, open data (show the source).
# Derived by scripts/derive-air-stations.ts.
province,station,lat,lon`

const file = join(process.argv[2] ?? '../shared', 'data/regions/airkorea-stations.json')
const lines = Value.Parse(Type.Array(Station), JSON.parse(readFileSync(file, 'utf8')))
  .filter(({ mangName }) => mangName !== ROADSIDE)
  .map(({ cityShort, stationName, dmX, dmY }) =>
    [cityShort, stationName, degrees(dmX), degrees(dmY)].join(','),
  )
  .toSorted((a, b) => a.localeCompare(b, 'ko'))
const target = join(import.meta.dirname, '../src/crawlers/weather/airkorea/data')
mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'stations.csv'), `${[HEADER, ...lines].join('\n')}\n`)
console.log(`${lines.length} stations written to src/crawlers/weather/airkorea/data/stations.csv`)

/** 3 decimals are a hundred metres. */
function degrees(text: string): number {
  return Number(Number(text).toFixed(3))
}
