/**
 * Derives the climate normals from the observations of the reference material:
 *   node scripts/derive-normals.ts              writes src/crawlers/weather/normals/data/normals.json
 *   node scripts/derive-normals.ts --evaluate   prints how good they are (docs/decisions/0004-climate-normals.md)
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { NormalsData, Station } from '../src/crawlers/weather/normals/normals-data.ts'
import { heldOutByStation, heldOutByYear, lastYearsHourC, wetDayShares } from './normals/evaluate-normals.ts'
import { fitDiurnal, fitReported, fitStation, timed } from './normals/fit-normals.ts'
import { readModelledStations, readObservedStations, readSeoulHours } from './normals/read-observations.ts'

const TARGET = join(import.meta.dirname, '../src/crawlers/weather/normals/data/normals.json')
const REFERENCE = process.env.REFERENCE_DIR ?? join(import.meta.dirname, '../../shared')
const FOLDER = join(REFERENCE, 'data/observations')

const SOURCES = [
  '기상청 종관기상관측(ASOS): daily 2010-2025 at 22 stations, hourly Seoul 2013-2018. KOGL type 1.',
  'Open-Meteo.com (ERA5, Copernicus Climate Change Service): daily 2016-2025 at 138 cities. CC BY 4.0.',
]

const { values: options } = parseArgs({ options: { evaluate: { type: 'boolean', default: false } } })

const observed = await readObservedStations(FOLDER)
const modelled = await readModelledStations(FOLDER)
const seoulHours = await readSeoulHours(FOLDER)
const seoul = observed.find(({ name }) => name === '서울')!
const data = derive()

if (options.evaluate) evaluate()
else await writeFile(TARGET, compactJson(data))

function derive(): NormalsData {
  const stations = [...observed, ...modelled].map(fitStation)
  const winds = stations.flatMap(({ climate }) => (climate.wind ? [climate.wind] : []))
  return {
    sources: SOURCES,
    ...fitDiurnal(timed(seoulHours, seoul), fitReported(seoul.days)),
    assumedWind: {
      mean: [mean(winds.map((wind) => wind.mean[0]!))],
      variance: [mean(winds.map((wind) => wind.variance[0]!))],
    },
    stations,
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** One station a line; four digits are finer than what a year's weather leaves of them. */
function compactJson({ stations, ...common }: NormalsData): string {
  const write = (value: Partial<NormalsData> | Station) =>
    JSON.stringify(value, (key, part: unknown) =>
      typeof part === 'number' && key !== 'lat' && key !== 'lon' ? Number(part.toPrecision(4)) : part,
    )
  return `${write(common).slice(0, -1)},"stations":[\n${stations.map(write).join(',\n')}\n]}\n`
}

function evaluate(): void {
  const years = heldOutByYear(seoul, seoulHours)
  console.table(
    years.map((year) =>
      Object.fromEntries(Object.entries(year).map(([name, value]) => [name, Number(value.toFixed(2))])),
    ),
  )
  const overall = (of: (year: (typeof years)[number]) => number) =>
    Math.sqrt(mean(years.map((year) => of(year) ** 2))).toFixed(2)
  console.log(
    `Seoul held out by year: ${overall((year) => year.hourC)} °C hourly, ${overall((year) => year.dayC)} °C daily`,
  )
  console.log(`Last year's same hour: ${lastYearsHourC(seoulHours).toFixed(2)} °C`)
  console.log(`Korean stations told by the others: ${heldOutByStation(data).toFixed(2)} °C`)
  const wet = wetDayShares(observed, modelled)
  console.log(
    `Wet days next to each other (${wet.pairs} pairs): gauges ${wet.gauges.toFixed(3)}, ERA5 ${wet.points.toFixed(3)}`,
  )
}
