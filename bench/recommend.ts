/**
 * npm run bench:recommend [-- SIZES [DRIVER]] — one daily recommendation with 10⁴, 10⁵ and 10⁶ synthetic looks, on PGlite and Postgres: time,
 * statements that the store ran for it, time of the core alone (no store), memory. Sizes as `1e4,1e5`, and the beginning of a
 * driver's title, for less.
 */

import { dailyAnswer } from '../src/api/day-answer.ts'
import { createDayEvidenceSource } from '../src/api/evidence/day-evidence-source.ts'
import { createPairSource } from '../src/api/evidence/pair-source.ts'
import { createUsedTo } from '../src/api/evidence/used-to.ts'
import { createWearRateSource } from '../src/api/evidence/wear-rate-source.ts'
import { createClimateSource } from '../src/crawlers/weather/normals/climate-source.ts'
import { DEFAULT_HOURS_OUT } from '../src/domain/hours-out.ts'
import { createGazetteer } from '../src/domain/regions/gazetteer.ts'
import { recommendDay } from '../src/recommender/recommend-day.ts'
import type { Database } from '../src/store/database.ts'
import { createEvidenceStore } from '../src/store/evidence-store.ts'
import { createLookStore } from '../src/store/look-store.ts'
import { readTagQuality } from '../src/vision/tag-quality.ts'
import { HOUR_MS, hourAt, literalWeather } from '../tests/api/api-harness.ts'
import { databaseDrivers } from '../tests/store/test-databases.ts'
import { recommendCore } from './recommend-core.ts'
import { type Spread, say, spread } from './spread.ts'
import { fillWithLooks, GANGNAM } from './synthetic-looks.ts'

const SIZES = (process.argv[2] ?? '1e4,1e5,1e6').split(',').map(Number)
const DRIVER = process.argv[3] ?? ''
const ROUNDS = 150
const WARM_UP = 10
const GOAL_RATIO = 1.3
const DATE = '2026-11-21'
const NOW_MS = Date.parse(`${DATE}T06:10:00+09:00`)

const place = createGazetteer().byCode(GANGNAM)!
const weather = literalWeather((atMs) =>
  hourAt(atMs, { temperatureC: 8 + 4 * Math.sin(atMs / HOUR_MS / 4), windMs: 1 }),
)
const past = {
  daysAt: async (_: unknown, dates: readonly string[]) => dates.map(() => ({ hours: [], attribution: [] })),
}
const quality = await readTagQuality()
const asker = {
  person: { gender: 'female', activity: 'walking', occasion: 'casual', sensitivity: 0 },
  hoursOut: DEFAULT_HOURS_OUT,
  lang: 'ko',
  units: 'metric',
} as const

/** Counts the statements that go through it. */
function counting(database: Database): Database & { statements(): number } {
  let statements = 0
  return {
    ...database,
    query: (text, values) => {
      statements++
      return database.query(text, values)
    },
    transaction: (work, options) =>
      database.transaction(
        (tx) =>
          work({
            query: (text, values) => {
              statements++
              return tx.query(text, values)
            },
          }),
        options,
      ),
    statements: () => statements,
  }
}

async function measure(database: Database) {
  const counted = counting(database)
  const wearRates = createWearRateSource({
    evidence: createEvidenceStore(counted),
    usedTo: createUsedTo({ climate: createClimateSource(), past }),
    tagQuality: async () => quality,
  })
  const dayEvidence = createDayEvidenceSource(
    wearRates,
    createLookStore(counted),
    createPairSource(createEvidenceStore(counted), () => NOW_MS),
  )
  const times: number[] = []
  for (let i = 0; i < WARM_UP + ROUNDS; i++) {
    const began = performance.now()
    const { answer } = await dailyAnswer(
      { weather, past, dayEvidence },
      place,
      { date: DATE, days: 1 },
      asker,
      NOW_MS,
    )
    if (i >= WARM_UP) times.push(performance.now() - began)
    if (answer.outfits[0]?.evidence.examples.length !== 6) throw new Error('no looks were found')
  }
  const statements = counted.statements() / (WARM_UP + ROUNDS)
  return { times: spread(times), core: spread(await coreTimes(dayEvidence)), statements }
}

/** The core with this store's evidence in hand. */
async function coreTimes(source: ReturnType<typeof createDayEvidenceSource>): Promise<number[]> {
  const { evidence } = await source.evidenceFor(place, {
    gender: 'female',
    apparentC: 4,
    slot: 'morning',
    date: DATE,
  })
  const { hours } = await weather.weatherFor(place, { fromMs: NOW_MS, toMs: NOW_MS + 20 * HOUR_MS })
  return Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    recommendDay({ ...asker, place, date: DATE, hours, yesterday: null, nowMs: NOW_MS }, evidence)
    return performance.now() - began
  })
}

say('core without looks, every gender, occasion and temperature, ms', spread(recommendCore()), '≤ 2')
for (const driver of databaseDrivers.filter(({ answers, title }) => answers && title.startsWith(DRIVER))) {
  const opened = await driver.open()
  console.log(`\n${driver.title}: median (min .. max)`)
  const measured: Spread[] = []
  for (const looks of SIZES) {
    const began = performance.now()
    await fillWithLooks(opened.database, looks)
    const filledS = ((performance.now() - began) / 1000).toFixed(0)
    const { times, core, statements } = await measure(opened.database)
    measured.push(times)
    const { rows } = await opened.database.query<{ rows: number }>(
      'select count(*)::integer as rows from evidence_count',
    )
    console.log(`${looks} looks (${rows[0]?.rows} rows of counts, made in ${filledS} s)`)
    say('  one recommendation, ms', times, 'none')
    say('  of it the core, ms', core, '≤ 2')
    console.log(
      `  statements ${statements.toFixed(1)}, memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
    )
  }
  const ratioOf = (of: (times: Spread) => number) => (of(measured.at(-1)!) / of(measured[0]!)).toFixed(2)
  const ratios = [ratioOf(({ median }) => median), ratioOf(({ min }) => min)]
  console.log(
    `most looks ÷ fewest: ${ratios[0]} of medians, ${ratios[1]} of the least disturbed; goal ≤ ${GOAL_RATIO}`,
  )
  await opened.close()
}
