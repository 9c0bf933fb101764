import { Redis } from 'ioredis'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { onPostgres, onRedis, postgresAnswers, postgresUrl, redisAnswers, redisUrl } from '../services.ts'

describe.skipIf(!postgresAnswers)(onPostgres('the test database'), () => {
  it('is version 15 or newer', async () => {
    const client = new pg.Client({ connectionString: postgresUrl })
    await client.connect()
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    )
    await client.end()
    expect(rows[0]?.version).toBeGreaterThanOrEqual(150_000)
  })
})

describe.skipIf(!redisAnswers)(onRedis('the test cache'), () => {
  it('is version 7 or newer', async () => {
    const redis = new Redis(redisUrl)
    const version = /redis_version:(\d+)/.exec(await redis.info('server'))?.[1]
    redis.disconnect()
    expect(Number(version)).toBeGreaterThanOrEqual(7)
  })
})
