import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CuttableProxy, openCuttableProxy } from '../fakes/cuttable-proxy.ts'
import { openFakeOpenMeteo } from '../fakes/fake-open-meteo.ts'
import type { FakeUpstream } from '../fakes/fake-upstream.ts'
import { onPostgres, onRedis, postgresAnswers, redisAnswers } from '../services.ts'
import { createPostgres } from '../store/test-databases.ts'
import { emptyRedis, type Ondot, startOndot } from './ondot-process.ts'

const NOW = '2026-11-21T06:20:00+09:00'
const CALLS_A_DAY = 6

/** Its address, behind a proxy that can be cut. */
async function behindProxy(address: string, defaultPort: number): Promise<[CuttableProxy, string]> {
  const url = new URL(address)
  const proxy = await openCuttableProxy({ host: url.hostname, port: Number(url.port || defaultPort) })
  url.hostname = '127.0.0.1'
  url.port = String(proxy.port)
  return [proxy, url.href]
}

describe.skipIf(!postgresAnswers || !redisAnswers)(
  onRedis(onPostgres('two replicas on one Postgres and one Redis')),
  () => {
    let upstream: FakeUpstream
    let server: Awaited<ReturnType<typeof createPostgres>>
    let postgres: CuttableProxy
    let redis: CuttableProxy
    let one: Ondot
    let two: Ondot

    beforeAll(async () => {
      const nowMs = Date.parse(NOW)
      upstream = await openFakeOpenMeteo({ nowMs: () => nowMs })
      server = await createPostgres()
      const [postgresProxy, postgresUrl] = await behindProxy(server.url, 5432)
      const [redisProxy, redisUrl] = await behindProxy(await emptyRedis(14), 6379)
      postgres = postgresProxy
      redis = redisProxy
      const env = {
        NOW,
        DATABASE_URL: postgresUrl,
        REDIS_URL: redisUrl,
        OPEN_METEO_BASE_URL: upstream.url,
        OPEN_METEO_CALLS_PER_DAY: String(CALLS_A_DAY),
      }
      ;[one, two] = await Promise.all([startOndot(env), startOndot(env)])
      await Promise.all([one.storeOpens(), two.storeOpens()])
    })
    afterAll(async () => {
      await Promise.all([one.stop(), two.stop()])
      await postgres.close()
      await redis.close()
      await server.drop()
      await upstream.close()
    })

    const cacheErrors = async ({ get }: Ondot) =>
      Number(
        /^ondot_cache_errors_total\{driver="redis"\} (\d+)$/m.exec(await (await get('/metrics')).text())?.[1],
      )
    const sourceOf = async (ondot: Ondot, query: string) => (await ondot.daily(query)).weather.source

    it('share what one of them has made', async () => {
      const url = '/v1/weather?lat=40.7&lon=-74'
      const made = await one.get(url)
      expect(made.status).toBe(200)
      const calls = upstream.requests.length
      expect(calls).toBe(1)
      // Today's answer is on Redis, and its forecast in Postgres: another question needs no call either.
      expect((await two.get(url)).headers.get('etag')).toBe(made.headers.get('etag'))
      expect(await sourceOf(two, 'lat=40.7&lon=-74')).toBe('open-meteo')
      expect(upstream.requests).toHaveLength(calls)
    })

    it('go on without Redis, and count its faults', async () => {
      // A busy machine may have missed Redis's 100 ms already.
      const before = await cacheErrors(one)
      await redis.cut()
      expect(await sourceOf(one, 'lat=40.7&lon=-74&lang=en')).toBe('open-meteo')
      expect(await sourceOf(one, 'lat=40.7&lon=-74&gender=male')).toBe('open-meteo')
      expect(await cacheErrors(one)).toBeGreaterThan(before)
      expect((await one.health()).cache.driver).toBe('redis')
      await redis.mend()
      const faults = async () => {
        const before = await cacheErrors(one)
        await one.daily(`lat=40.7&lon=-74&sensitivity=${before % 4}&hours=${before % 24}`)
        return (await cacheErrors(one)) - before
      }
      await expect.poll(faults, { timeout: 20_000 }).toBe(0)
    })

    it('go on without Postgres: from the provider, else from the climate', async () => {
      await postgres.cut()
      expect(await sourceOf(one, 'lat=35.65&lon=139.7')).toBe('open-meteo')
      expect((await one.health()).store.state).toBe('opening')
      expect((await one.get('/readyz')).status).toBe(200)
      await upstream.close()
      expect(await sourceOf(one, 'region=2611000000')).toBe('climate')
      await postgres.mend()
      await one.storeOpens()
      await two.storeOpens()
      expect(await sourceOf(two, 'lat=40.7&lon=-74&gender=female')).toBe('open-meteo')
    })
  },
)

describe.skipIf(!postgresAnswers)(onPostgres('the budget of a provider'), () => {
  it('is one for all replicas, and answers go on when it is spent', async () => {
    const upstream = await openFakeOpenMeteo({ nowMs: () => Date.parse(NOW) })
    const server = await createPostgres()
    const env = {
      NOW,
      DATABASE_URL: server.url,
      OPEN_METEO_BASE_URL: upstream.url,
      OPEN_METEO_CALLS_PER_DAY: String(CALLS_A_DAY),
    }
    const replicas = await Promise.all([startOndot(env), startOndot(env)])
    await Promise.all(replicas.map((ondot) => ondot.storeOpens()))
    // Ten cities of Korea, each asked of both.
    const cities = ['11', '26', '27', '28', '29', '30', '31', '41', '43', '44']
    const answers = await Promise.all(
      cities.flatMap((city) => replicas.map((ondot) => ondot.daily(`region=${city}00000000`))),
    )
    expect(answers).toHaveLength(20)
    expect(upstream.requests.length).toBe(CALLS_A_DAY)
    const sources = new Set(answers.map(({ weather }) => weather.source))
    expect([...sources].sort()).toEqual(['climate', 'open-meteo'])
    await Promise.all(replicas.map((ondot) => ondot.stop()))
    await server.drop()
    await upstream.close()
  })
})
