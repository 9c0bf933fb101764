/**
 * Writes src/crawlers/weather/kma/data/mid-term-regions.csv from the reference material.
 * `node scripts/derive-mid-term-regions.ts [REFERENCE_DIR]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

const Name = Type.Object({
  구역: Type.String(),
  예보구역코드: Type.String({ pattern: '^[12]1[A-L]\\d{5}$' }),
})
const Positions = Type.Object({
  /** Latitude and longitude by temperature region; regions in the north have none. */
  temp: Type.Record(Type.String(), Type.Tuple([Type.Number(), Type.Number()])),
  /** First characters of a temperature region, and the land region that it lies in. */
  land: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  /** Rocks without people. */
  exclude: Type.Array(Type.String()),
})

const HEADER = `# Regions of KMA's mid-term temperature forecast: the land region that each lies in, name, coordinate in degrees.
# Source: Korea Meteorological Administration (기상청), 중기예보 예보구역코드, KOGL type 1 (attribution).
# Derived by scripts/derive-mid-term-regions.ts.
region,land,name,lat,lon`

const folder = join(process.argv[2] ?? '../shared', 'data/regions')
const names = Value.Parse(
  Type.Array(Name),
  parse(readFileSync(join(folder, 'kma-mid-term-regions.csv')), {
    columns: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
  }),
)
const { temp, land, exclude } = Value.Parse(
  Positions,
  JSON.parse(readFileSync(join(folder, 'kma-mid-term-regions-latlon.json'), 'utf8')),
)

const lines = names
  .toSorted((a, b) => a.예보구역코드.localeCompare(b.예보구역코드))
  .flatMap(({ 구역: name, 예보구역코드: region }) => {
    const position = temp[region]
    const landRegion = land.find(([start]) => region.startsWith(start))?.[1]
    return position && landRegion && !exclude.includes(region)
      ? [[region, landRegion, name, ...position].join(',')]
      : []
  })
const target = join(import.meta.dirname, '../src/crawlers/weather/kma/data')
mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'mid-term-regions.csv'), `${[HEADER, ...lines].join('\n')}\n`)
console.log(`${lines.length} regions written to src/crawlers/weather/kma/data/mid-term-regions.csv`)
