import { Value } from 'typebox/value'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../../src/config.ts'
import { ProvidersView } from '../../../src/domain/providers-view.ts'
import { createMemoryCache } from '../../../src/store/cache/memory-cache.ts'
import { createStores } from '../../../src/store/stores.ts'
import { createWeatherContext } from '../../../src/weather-context.ts'
import { FAKE_KMA_KEY, gatewayJson, kmaPage, openFakeKma } from '../../fakes/fake-kma.ts'
import { openFakeOpenMeteo } from '../../fakes/fake-open-meteo.ts'
import type { FakeUpstream } from '../../fakes/fake-upstream.ts'
import { createMemoryLog } from '../../fakes/memory-log.ts'
import { openEmbedded, type TestDatabase } from '../../store/test-databases.ts'
import { goodKma, HOUR_MS, kst, SEOUL } from './weather-harness.ts'

const NOW = kst('2026-11-21T06:50')

describe('the operators’ view of the providers', () => {
  let opened: TestDatabase
  let kma: FakeUpstream
  let openMeteo: FakeUpstream
  beforeAll(async () => {
    opened = await openEmbedded()
    openMeteo = await openFakeOpenMeteo({ nowMs: () => NOW })
    // AirKorea is another service at another path: the fake has it not, as if it had not been applied for.
    kma = await openFakeKma((operation, query) => {
      if (operation === 'getPwnStatus') return kmaPage([{ tmFc: '202611210600', t6: 'o 없음' }], query)
      if (operation === 'getUVIdxV5') return gatewayJson('20', 'SERVICE_ACCESS_DENIED_ERROR')
      return goodKma(operation, query)
    })
  })
  afterEach(() => opened.database.query('truncate provider_outcome, provider_budget, forecast'))
  afterAll(async () => {
    await kma.close()
    await openMeteo.close()
    await opened.close()
  })

  function create(env: Record<string, string> = {}) {
    const lifetime = new AbortController()
    const clock = () => NOW
    const { weather } = loadConfig({ OPEN_METEO_BASE_URL: openMeteo.url, ...env })
    return createWeatherContext(weather, {
      ...createStores(opened.database),
      cache: createMemoryCache({ maxBytes: 1e6, clock }),
      clock,
      log: createMemoryLog(),
      signal: lifetime.signal,
    })
  }

  it('names what is set up before anything was asked', async () => {
    const names = async (env?: Record<string, string>) =>
      (await create(env).providers()).products.map(({ product }) => product)
    expect(await names()).toEqual(['open-meteo', 'open-meteo-archive'])
    expect(await names({ COMMERCIAL: 'true', OPEN_METEO_BASE_URL: '', CONTACT: 'me@example.org' })).toEqual([
      'met-norway',
    ])
    expect(await names({ KMA_SERVICE_KEY: FAKE_KMA_KEY })).toEqual([
      'airkorea',
      'kma-alerts',
      'kma-asos',
      'kma-asos-daily',
      'kma-mid-term',
      'kma-observation',
      'kma-short-term',
      'kma-ultra-short',
      'kma-uv',
      'open-meteo',
      'open-meteo-archive',
    ])
  })

  it('tells of air, warnings and UV as of forecasts, to this process and to all that share the store', async () => {
    const env = { KMA_SERVICE_KEY: FAKE_KMA_KEY, KMA_BASE_URL: kma.url }
    const { weather, providers } = create(env)
    await weather.weatherFor(SEOUL, { fromMs: NOW, toMs: NOW + 6 * HOUR_MS })
    await weather.idle()
    await expect.poll(() => Object.keys(weather.health()).sort()).toContain('kma-uv')
    const at = new Date(NOW).toISOString()
    const view = await expect
      .poll(async () => {
        const { products } = await providers()
        return products.find(({ product }) => product === 'airkorea')?.errors.length
      })
      .toBe(1)
      .then(() => create(env).providers())
    expect(Value.Errors(ProvidersView, view)).toEqual([])
    const of = (name: string) => view.products.find(({ product }) => product === name)
    expect(of('kma-alerts')).toEqual({
      product: 'kma-alerts',
      lastSuccessAt: at,
      errors: [],
      newestIssueAt: null,
      behindMinutes: null,
      delayMinutes: null,
    })
    expect(of('kma-uv')).toMatchObject({
      lastSuccessAt: null,
      errors: [{ code: 'kma-denied', lastAt: at, times: 1 }],
    })
    expect(of('airkorea')).toMatchObject({ lastSuccessAt: null, errors: [{ times: 1 }] })
    expect(of('kma-short-term')).toMatchObject({
      lastSuccessAt: at,
      errors: [],
      newestIssueAt: new Date(kst('2026-11-21T05:00')).toISOString(),
      behindMinutes: 0,
    })
    expect(view.budgets).toContainEqual({
      provider: 'kma:getPwnStatus',
      window: '2026-11-21',
      used: 1,
      limit: 10_000,
      left: 9_999,
    })
    expect(weather.health()['kma-alerts']).toEqual({ calls: 1, lastSuccessAtMs: NOW, lastError: null })
    expect(weather.health()['kma-uv']?.lastError).toEqual({ code: 'kma-denied', atMs: NOW })
  })
})
