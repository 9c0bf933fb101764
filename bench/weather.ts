/**
 * npm run bench:weather — the store of observed hours, on PGlite and Postgres: rows ingested a second, bytes a row with the size of a
 * year of 100 stations, and the time of "which hour was observed nearest to this place then" for 10,000 places and times.
 */
import { addDays } from '../src/domain/local-time.ts'
import { createObservationStore } from '../src/store/observation-store.ts'
import type { ObservationStore, PlaceTime } from '../src/store/ports.ts'
import { databaseDrivers, type TestDatabase } from '../tests/store/test-databases.ts'
import { observedYear, siteAt } from './observed-year.ts'
import { say, spread } from './spread.ts'

const STATIONS = 100
const FROM = '2025-11-20'
const DAYS = 365
/** As one call brings them: 999 rows of ASOS. */
const CHUNK_DAYS = 41
const QUESTIONS = 10_000
const ROUNDS = 7
const GOAL_ROWS = 960_000

async function ingest(store: ObservationStore): Promise<number[]> {
  const rates: number[] = []
  for (let n = 0; n < STATIONS; n++) {
    const hours = observedYear(n, FROM, DAYS)
    const began = performance.now()
    for (let i = 0; i < hours.length; i += CHUNK_DAYS * 24) {
      const chunk = hours.slice(i, i + CHUNK_DAYS * 24)
      const covered = { fromMs: chunk[0]!.atMs, toMs: chunk.at(-1)!.atMs + 3_600_000 }
      await store.saveHours(siteAt(n), chunk, covered)
    }
    rates.push(hours.length / ((performance.now() - began) / 1000))
  }
  return rates
}

/** Places within the reach of the stations, other ones every round. */
function questions(round: number): PlaceTime[] {
  return Array.from({ length: QUESTIONS }, (_, i) => {
    const { lat, lon } = siteAt((i * 7 + round) % STATIONS)
    const hour = String((i * 5 + round) % 24).padStart(2, '0')
    const localTime = `${addDays(FROM, 1 + ((i * 31 + round) % (DAYS - 2)))}T${hour}:20`
    return { lat: lat + (i % 17) / 100, lon: lon - (i % 13) / 100, timeZone: 'Asia/Seoul', localTime }
  })
}

async function joinMs(store: ObservationStore): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const asked = questions(round)
    const began = performance.now()
    const answers = await store.nearestHours(asked)
    // The first round warms up.
    if (round > 0) times.push(performance.now() - began)
    const missing = answers.filter((answer) => answer === null).length
    if (missing > 0) throw new Error(`${missing} of ${QUESTIONS} have no answer`)
  }
  return times
}

async function bytesARow({ database }: TestDatabase): Promise<number> {
  await database.query('vacuum analyze observation')
  const text =
    "select pg_total_relation_size('observation')::float8 / (select count(*) from observation) as bytes"
  const { rows } = await database.query<{ bytes: number }>(text)
  return rows[0]!.bytes
}

for (const driver of databaseDrivers.filter(({ answers }) => answers)) {
  const opened = await driver.open()
  const store = createObservationStore(opened.database)
  console.log(`\n${driver.title}, ${STATIONS} stations, ${STATIONS * DAYS * 24} rows: median (min .. max)`)
  say('rows ingested a second', spread(await ingest(store)), 'none', 0)
  const bytes = await bytesARow(opened)
  const mb = ((bytes * GOAL_ROWS) / 1e6).toFixed(0)
  console.log(
    `${bytes.toFixed(0)} bytes a row, index included: ${GOAL_ROWS} rows take ${mb} MB  goal ≤ 300 MB`,
  )
  say(`nearest hour of ${QUESTIONS} places and times, ms`, spread(await joinMs(store)), '≤ 2000', 0)
  await opened.close()
}
