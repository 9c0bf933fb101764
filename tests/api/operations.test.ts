import { expect, it } from 'vitest'
import type { Health } from '../../src/api/health.ts'
import { createApi, DAILY, GANGNAM } from './api-harness.ts'

const HEALTH: Health = {
  store: { driver: 'postgres', state: 'opening' },
  cache: { driver: 'redis', errors: 3 },
  detector: { state: 'open', model: '1.1.0' },
  providers: [
    {
      product: 'open-meteo',
      calls: 7,
      lastSuccessMs: 1_700_000_000_000,
      lastError: 'upstream-timeout',
      lastErrorMs: 1_700_000_060_000,
    },
  ],
}

it('is alive and ready while the store is away, and says what the answers rest on', async () => {
  const { get } = await createApi({ health: () => HEALTH })
  expect((await get('/healthz')).json()).toEqual({ status: 'ok' })
  const ready = await get('/readyz')
  expect(ready.json()).toEqual({ status: 'ready', ...HEALTH })
  expect(ready.headers['cache-control']).toBe('no-store')
})

it('counts requests by route and status, unknown paths as one, and tells the health in numbers', async () => {
  const skill = {
    region: '11',
    product: 'open-meteo',
    leadHours: 24,
    hours: 96,
    biasC: -0.5,
    rmseC: 1.25,
  } as const
  const { get } = await createApi({ health: () => HEALTH, skill: async () => [skill] })
  await get(`${DAILY}?region=${GANGNAM}`)
  await get(`${DAILY}?region=${GANGNAM}`)
  await get(DAILY)
  await get('/a')
  await get('/b')
  const { body, headers } = await get('/metrics')
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
  const value = (line: string) =>
    body
      .split('\n')
      .find((text) => text.startsWith(`${line} `))
      ?.split(' ')
      .at(-1)
  const count = 'ondot_http_request_seconds_count'
  expect(value(`${count}{method="GET",route="${DAILY}",status="200"}`)).toBe('2')
  expect(value(`${count}{method="GET",route="${DAILY}",status="400"}`)).toBe('1')
  expect(value(`${count}{method="GET",route="unmatched",status="404"}`)).toBe('2')
  expect(value('ondot_store_open')).toBe('0')
  expect(value('ondot_cache_errors_total{driver="redis"}')).toBe('3')
  expect(value('ondot_provider_calls_total{product="open-meteo"}')).toBe('7')
  expect(value('ondot_provider_last_success_seconds{product="open-meteo"}')).toBe('1700000000')
  const error = 'ondot_provider_last_error_seconds{product="open-meteo",code="upstream-timeout"}'
  expect(value(error)).toBe('1700000060')
  const of = '{region="11",product="open-meteo",lead_hours="24"}'
  expect(value(`ondot_forecast_bias_celsius${of}`)).toBe('-0.5')
  expect(value(`ondot_forecast_rmse_celsius${of}`)).toBe('1.25')
  expect(value(`ondot_forecast_scored_hours${of}`)).toBe('96')
  expect(body).toContain('process_resident_memory_bytes')
})
