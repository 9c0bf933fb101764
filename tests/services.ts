import { Redis } from 'ioredis'
import pg from 'pg'

/**
 * The real Postgres and Redis that some suites run against, where they answer:
 * `describe.skipIf(!postgresAnswers)(onPostgres('keeps forecasts'), …)`. The title says where the suite runs or why it does not;
 * tests/services-reporter.ts sums it up. ONDOT_REQUIRE_SERVICES=1 makes a missing service a failure.
 */
export const postgresUrl = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test'
export const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'

const PROBE_MS = 1_000

export const postgresAnswers = await answers('Postgres', postgresUrl, async () => {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: PROBE_MS })
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    await client.end()
  }
})

export const redisAnswers = await answers('Redis', redisUrl, async () => {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: PROBE_MS,
    retryStrategy: () => null,
  })
  redis.on('error', () => {}) // The rejected call below says the same.
  try {
    await redis.connect()
    await redis.ping()
  } finally {
    redis.disconnect()
  }
})

export function onPostgres(title: string): string {
  return onService(title, 'Postgres', postgresUrl, postgresAnswers)
}

export function onRedis(title: string): string {
  return onService(title, 'Redis', redisUrl, redisAnswers)
}

async function answers(name: string, url: string, probe: () => Promise<void>): Promise<boolean> {
  try {
    await probe()
    return true
  } catch (cause) {
    if (process.env.ONDOT_REQUIRE_SERVICES !== '1') return false
    throw new Error(`no ${name} at ${new URL(url).host}, and ONDOT_REQUIRE_SERVICES is set`, { cause })
  }
}

/** Names host and port only: a URL can hold a password. */
function onService(title: string, name: string, url: string, answered: boolean): string {
  return `${title} [real ${name}${answered ? '' : `; not run: no ${name} at ${new URL(url).host}`}]`
}
