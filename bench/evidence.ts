/**
 * npm run bench:evidence — what reading evidence costs with 10⁴ and with 10⁶ looks on Postgres: the counts of one recommendation, a page of
 * looks, and the search for a duplicate, in time and in rows that the database touches; then bytes a look, and looks stored a second.
 */
import { performance } from 'node:perf_hooks'
import type { Database } from '../src/store/database.ts'
import { createEvidenceStore } from '../src/store/evidence-store.ts'
import { createLookStore } from '../src/store/look-store.ts'
import { createPostLedger } from '../src/store/post-ledger.ts'
import { lookOf, noonMs, postOf, weatherOf } from '../tests/contracts/look-samples.ts'
import { openPostgres, type TestDatabase } from '../tests/store/test-databases.ts'
import { fillLooks } from './evidence-looks.ts'
import { rowsTouched } from './rows-touched.ts'
import { say, spread } from './spread.ts'

const SIZES = [10_000, 1_000_000]
const ROUNDS = 60
const STORED = 400
const WORKERS = 4

const REGIONS = ['1300302500', '1300300000', '1300000000', 'KR', 'world']
const TABLES = ['look', 'look_region', 'look_print', 'evidence_count'] as const

type Reading = [
  name: string,
  read: (database: Database, round: number) => Promise<unknown>,
  /** Of the ratio of medians. */
  goal: '≤ 2' | 'none',
]

function readings(): Reading[] {
  const query = { regions: REGIONS, gender: 'female', slot: 'day', months: [12, 1, 2] } as const
  const page = (database: Database, apparentC: number | null) =>
    createLookStore(database).page({ regions: REGIONS, apparentC, gender: null }, 20, null)
  return [
    [
      'counts of one recommendation',
      (database, n) =>
        createEvidenceStore(database).countsFor({ ...query, fromC: (n % 20) - 13, toC: (n % 20) - 7 }),
      '≤ 2',
    ],
    ['page of 20 looks by temperature', (database, n) => page(database, (n % 30) - 10), '≤ 2'],
    ['page of the 20 newest looks', (database) => page(database, null), '≤ 2'],
    [
      'near duplicate within 6 bits',
      (database, n) =>
        createLookStore(database).duplicateOf({
          contentHash: 'ab'.repeat(32),
          perceptualHash: (BigInt(n + 1) * 0x9e3779b97f4a7c15n).toString(16).slice(-16).padStart(16, '0'),
          bits: 6,
          personKey: null,
          takenOn: '2026-01-15',
        }),
      // One in a thousand looks is compared.
      'none',
    ],
  ]
}

/** The same question to both stores in turn, so that what else the machine does falls on both. */
async function timesMs(stores: readonly Filled[], [, read]: Reading): Promise<number[][]> {
  const times: number[][] = stores.map(() => [])
  for (let round = 0; round <= ROUNDS; round++)
    for (const [n, { database }] of stores.entries()) {
      const began = performance.now()
      await read(database, round)
      // The first round warms up.
      if (round > 0) times[n]!.push(performance.now() - began)
    }
  return times
}

type Filled = TestDatabase & { size: number }

async function fill(size: number): Promise<Filled> {
  const opened = await openPostgres()
  const { database } = opened
  await fillLooks(database, size)
  const began = performance.now()
  const { rows } = await createEvidenceStore(database).recount()
  const recountS = (performance.now() - began) / 1000
  for (const table of TABLES)
    await database.transaction((tx) => tx.query(`analyze ${table}`), { timeoutMs: 600_000 })
  console.log(`${size} looks: ${rows} rows of counts, counted in ${recountS.toFixed(1)} s`)
  return { ...opened, size }
}

async function sayBytes({ database, size }: Filled): Promise<void> {
  for (const table of TABLES) {
    const parts =
      table === 'look'
        ? `from pg_partition_tree('look')`
        : `from (select '${table}'::regclass as relid) as one`
    const { rows } = await database.query<{ bytes: number }>(
      `select sum(pg_total_relation_size(relid))::float8 as bytes ${parts}`,
    )
    const { bytes } = rows[0]!
    console.log(`${table}: ${(bytes / 1e6).toFixed(0)} MB, ${(bytes / size).toFixed(0)} bytes a look`)
  }
}

/** As the pipeline stores them, workers beside each other. */
async function storedASecond(database: Database): Promise<number> {
  const ledger = createPostLedger(database)
  const looks = Array.from({ length: STORED }, (_, n) =>
    lookOf(`bench-${n}`, {
      regions: REGIONS,
      weather: weatherOf(n % 30),
      contentHash: n.toString(16).padStart(64, '0'),
    }),
  )
  await ledger.addPosts(looks.map(({ sourceId }) => postOf(sourceId)))
  const began = performance.now()
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      for (let look = looks.pop(); look; look = looks.pop())
        await ledger.end('commons', look.sourceId, { kind: 'look', look }, noonMs)
    }),
  )
  return STORED / ((performance.now() - began) / 1000)
}

const stores: Filled[] = []
for (const size of SIZES) stores.push(await fill(size))
for (const reading of readings()) {
  const [name, read, goal] = reading
  const spreads = (await timesMs(stores, reading)).map(spread)
  console.log(`\n${name}: median (min .. max)`)
  for (const [n, { database, size }] of stores.entries()) {
    say(`${size} looks, ms`, spreads[n]!, 'none', 2)
    const touched = await rowsTouched(database, (explained) => read(explained, 12))
    console.log(`  rows touched: ${[...touched.values()].reduce((sum, rows) => sum + rows, 0)}`)
  }
  const [small, large] = spreads
  const ratio = (of: 'median' | 'min') => (large![of] / small![of]).toFixed(2)
  console.log(`  ratio of medians ${ratio('median')}, of the quickest ${ratio('min')}  goal ${goal}`)
}
for (const store of stores) {
  console.log(`\n${store.size} looks`)
  await sayBytes(store)
  console.log(
    `stored and counted a second, ${WORKERS} workers: ${(await storedASecond(store.database)).toFixed(0)}`,
  )
  await store.close()
}
