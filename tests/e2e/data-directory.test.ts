import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FAKE_KMA_KEY } from '../fakes/fake-kma.ts'
import { openFakeOpenMeteo } from '../fakes/fake-open-meteo.ts'
import type { FakeUpstream } from '../fakes/fake-upstream.ts'
import { createDataDir } from '../store/test-databases.ts'
import { DEAD, failedStart, type Ondot, startOndot } from './ondot-process.ts'

const NOW = '2026-11-21T06:20:00+09:00'
const NEW_YORK = 'lat=40.7&lon=-74'

describe('one data directory', () => {
  let dataDir: string
  let upstream: FakeUpstream
  let first: Ondot
  let second: Ondot | null = null

  const start = (env: Record<string, string> = {}) =>
    startOndot({ DATA_DIR: dataDir, NOW, OPEN_METEO_BASE_URL: upstream.url, ...env })

  beforeAll(async () => {
    dataDir = await createDataDir()
    upstream = await openFakeOpenMeteo({ nowMs: () => Date.parse(NOW) })
    first = await start()
    await first.storeOpens()
  })
  afterAll(async () => {
    await first.stop()
    await second?.stop()
    await upstream.close()
    await rm(dataDir, { recursive: true })
  })

  it('refuses a second process, which says why and ends, while the first goes on', async () => {
    const { code, stderr } = await failedStart({ DATA_DIR: dataDir, NOW })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      `the data directory ${dataDir} is in use by another process; stop it, set another DATA_DIR, or use Postgres (DATABASE_URL)`,
    ])
    const { weather } = await first.daily(NEW_YORK)
    // 06:20 in Seoul is 21:20 UTC and 16:20 in New York; plain weather: 10 °C and a degree more each hour of the UTC day.
    expect(weather).toMatchObject({ source: 'open-meteo', issuedAt: '2026-11-20T16:00:00-05:00' })
    expect(weather.hours.find(({ at }) => at.includes('T17:00'))?.temperatureC).toBe(32)
  })

  it('is readable after kill -9, and answers from what was stored while upstreams are dead', async () => {
    expect(await first.stop('SIGKILL')).toMatchObject({ code: null, signal: 'SIGKILL' })
    second = await start({ OPEN_METEO_BASE_URL: DEAD })
    await second.storeOpens()
    const { weather, warnings } = await second.daily(NEW_YORK)
    expect(weather).toMatchObject({
      source: 'open-meteo',
      issuedAt: '2026-11-20T16:00:00-05:00',
      stale: false,
    })
    expect(weather.hours.find(({ at }) => at.includes('T17:00'))?.temperatureC).toBe(32)
    expect(warnings.map(({ code }) => code)).not.toContain('climate-normals')
    expect((await second.stop()).code).toBe(0)
  })

  it('gives the same answer as stale once it is old', async () => {
    second = await start({ OPEN_METEO_BASE_URL: DEAD, NOW: '2026-11-21T22:20:00+09:00' })
    await second.storeOpens()
    const { weather, warnings } = await second.daily(NEW_YORK)
    expect(weather).toMatchObject({
      source: 'open-meteo',
      issuedAt: '2026-11-20T16:00:00-05:00',
      stale: true,
    })
    expect(warnings.map(({ code }) => code)).toContain('stale-forecast')
    await second.stop()
  })
})

describe('SIGTERM', () => {
  it('lets a request under way be answered, then ends with exit code 0', async () => {
    const dataDir = await createDataDir()
    const slow = await openFakeOpenMeteo({
      nowMs: () => Date.parse(NOW),
      replyWith: () => ({ status: 503, afterMs: 1_200 }),
    })
    const ondot = await startOndot({
      DATA_DIR: dataDir,
      NOW,
      ROLE: 'all',
      OPEN_METEO_BASE_URL: slow.url,
      KMA_SERVICE_KEY: FAKE_KMA_KEY,
    })
    await ondot.storeOpens()
    const answer = ondot.daily('region=1168000000')
    await expect.poll(() => slow.requests.length, { timeout: 10_000, interval: 10 }).toBeGreaterThan(0)
    const ended = ondot.stop()
    expect((await answer).weather.source).toBe('climate')
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
    await expect(fetch(`${ondot.url}/healthz`)).rejects.toThrow()
    await slow.close()
    await rm(dataDir, { recursive: true })
  })
})
