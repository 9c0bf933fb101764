/**
 * Derives the prior of the wear rates from published counts (reference material) and the figures of the detector's test photos:
 *   node scripts/derive-wear-priors.ts   writes src/recommender/wear-rates/data/prior.json and prints what it rests on
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RateGroup } from '../src/domain/wear-rate.ts'
import type { PriorData } from '../src/recommender/wear-rates/prior-data.ts'
import { parseStreetCounts } from '../src/recommender/wear-rates/street-counts.ts'
import { menDressAsAtC } from './wear-priors/clothing-by-sex.ts'
import { fitGroups, fitInner, followOuter, meanOf } from './wear-priors/fit-priors.ts'
import { weatherSpreadC } from './wear-priors/weather-spread.ts'

const ROOT = join(import.meta.dirname, '..')
const TARGET = join(ROOT, 'src/recommender/wear-rates/data/prior.json')
const REFERENCE = process.env.REFERENCE_DIR ?? join(ROOT, '../shared')

const SOURCES = [
  'Street photos of 17 cities by temperature: counts computed from StreetStyle-27K (Matzen, Bala, Snavely 2017) and daily means of the University of Dayton.',
  'ASHRAE Global Thermal Comfort Database II: clothing insulation by outdoor temperature and sex, 64,029 people.',
  'Clothing Co-Parsing (Yang, Luo, Lin, CVPR 2014), bearpaw/clothing-co-parsing, Apache-2.0: shares of photos with a class.',
]

const json = async (...path: string[]) => JSON.parse(await readFile(join(...path), 'utf8'))

const cells = parseStreetCounts(await json(REFERENCE, 'reference/street-wear-by-temperature.json'))
const { classes } = (await json(ROOT, 'models/garments.json')).metrics
const groups = fitGroups(cells)
const meanC = meanOf(cells, ({ temperatureC }) => temperatureC)
const data: PriorData = {
  sources: SOURCES,
  typicalClimate: {
    meanC,
    spreadC: Math.sqrt(meanOf(cells, ({ temperatureC }) => (temperatureC - meanC) ** 2)),
  },
  groups,
  inner: fitInner(cells),
  followsOuter: {
    longSleeves: followOuter(cells, groups, 'longSleeves'),
    layers: followOuter(cells, groups, 'layers'),
  },
  menDressAsAtC: menDressAsAtC(await json(REFERENCE, 'reference/ashrae-clo-summary.json')),
  shares: {
    vest: shareWith('vest'),
    socks: shareWith('socks'),
    sunglasses: shareWith('sunglasses'),
    bag: shareWith('bag'),
  },
  leftOut: Object.fromEntries(
    [...new Set(cells.map(({ city }) => city))].map((city) => [
      city,
      fitGroups(cells.filter((cell) => cell.city !== city)),
    ]),
  ),
}
await writeFile(TARGET, `${JSON.stringify(data, fourDigits)}\n`)
report()

function shareWith(name: string): number {
  const { photosWith, photosWithout } = classes[name]
  return photosWith / (photosWith + photosWithout)
}

function fourDigits(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(5)) : value
}

async function report(): Promise<void> {
  for (const group of RateGroup.enum) {
    const { coefficients, covariance, citySd, placeSd } = groups[group]
    const shift = `${coefficients[3]!.toFixed(2)} ± ${Math.sqrt(covariance.at(-1)!).toFixed(2)}`
    console.log(
      `${group.padEnd(12)} logit shift by 10 °C above what people are used to ${shift}, cities differ by ${citySd.toFixed(2)}, at one temperature by ${placeSd.toFixed(2)}`,
    )
  }
  const { longSleeves, layers } = data.followsOuter
  console.log(
    `long sleeves follow the outer layer by ${longSleeves.factor.toFixed(2)}, layers by ${layers.factor.toFixed(2)}`,
  )
  console.log(`men dress as women do ${data.menDressAsAtC.toFixed(2)} °C warmer`)
  const spreadC = await weatherSpreadC(join(REFERENCE, 'data/observations'))
  console.log(`days lie ${spreadC.toFixed(2)} °C from the mean of the 30 days before (median of cities)`)
}
