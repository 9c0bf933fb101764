import { afterEach, expect, it } from 'vitest'
import { gatewayXml } from '../../fakes/fake-kma.ts'
import { HOUR_MS, kst, NEW_YORK, openWorld, SEOUL, type World } from './weather-harness.ts'

const nowMs = kst('2026-11-21T05:50')
const DAY_MS = 24 * HOUR_MS
const { signal } = new AbortController()
let world: World

afterEach(() => world.close())

const issuesBrought = () => world.forecasts.saved.map(({ product, cell }) => `${product} ${cell}`)

it('brings every product of the places asked for, and yesterday from the archive', async () => {
  world = await openWorld({ nowMs })
  await world.demand.touch(SEOUL.code, SEOUL, nowMs - HOUR_MS)
  expect(await world.source.refreshAhead({ limit: 10, signal })).toEqual({
    places: 1,
    refreshed: 5,
    current: 0,
    failed: 0,
  })
  const keys = [{ product: 'open-meteo', cell: 'geo:37.55,127.00' }] as const
  const yesterday = await world.forecasts.hoursKnown(keys, kst('2026-11-20T00:00'), kst('2026-11-21T00:00'))
  expect(yesterday).toHaveLength(24)
  expect(yesterday[0]).toMatchObject({ temperatureC: 25, precipitation: { chancePct: null } })
})

it('asks for nothing that is the newest already', async () => {
  world = await openWorld({ nowMs })
  await world.demand.touch(SEOUL.code, SEOUL, nowMs)
  await world.source.refreshAhead({ limit: 10, signal })
  const calls = world.kma.requests.length + world.openMeteo.requests.length
  const again = await world.source.refreshAhead({ limit: 10, signal })
  expect(again).toEqual({ places: 1, refreshed: 0, current: 4, failed: 0 })
  expect(world.kma.requests.length + world.openMeteo.requests.length).toBe(calls)
})

it('goes from the most asked down to the limit, and leaves places out that nobody asked for in 7 days', async () => {
  world = await openWorld({ nowMs })
  const busan = { ...SEOUL, code: '2611000000', lat: 35.1, lon: 129.03, grid: { nx: 97, ny: 74 } }
  for (const place of [busan, SEOUL, SEOUL]) await world.demand.touch(place.code, place, nowMs - DAY_MS)
  for (let i = 0; i < 9; i++) await world.demand.touch(NEW_YORK.code, NEW_YORK, nowMs - 8 * DAY_MS)
  expect((await world.source.refreshAhead({ limit: 1, signal })).places).toBe(1)
  expect(issuesBrought()).toContain('kma-short-term kma:60,127')
  expect((await world.source.refreshAhead({ limit: 10, signal })).places).toBe(2)
  expect(issuesBrought()).toContain('kma-short-term kma:97,74')
  expect(issuesBrought()).not.toContain('open-meteo geo:40.70,-74.00')
})

it('brings only the issues that are out when they change', async () => {
  world = await openWorld({ nowMs })
  await world.demand.touch(SEOUL.code, SEOUL, nowMs)
  await world.source.refreshAhead({ limit: 10, signal })
  world.time.nowMs = kst('2026-11-21T06:12')
  expect(await world.source.refreshAhead({ limit: 10, signal })).toMatchObject({ refreshed: 1, current: 3 })
  expect(world.forecasts.saved.at(-1)).toMatchObject({
    product: 'kma-observation',
    issuedAtMs: kst('2026-11-21T06:00'),
  })
})

it('stops asking a provider that refuses its key, and goes on with the others', async () => {
  world = await openWorld({ nowMs, kma: () => gatewayXml('22', 'LIMITED_NUMBER_OF_SERVICE_REQUESTS') })
  for (let nx = 0; nx < 5; nx++) {
    await world.demand.touch(`${nx}`, { ...SEOUL, code: `${nx}`, grid: { nx, ny: 1 } }, nowMs)
  }
  const counts = await world.source.refreshAhead({ limit: 10, signal })
  expect(counts).toMatchObject({ places: 5, failed: 15 })
  expect(world.kma.requests).toHaveLength(3)
  expect(issuesBrought()).toContain('open-meteo geo:37.55,127.00')
})

it('stores first what came while the store was away, and does not ask for it again', async () => {
  world = await openWorld({ nowMs })
  world.forecasts.down = true
  await world.source.weatherFor(SEOUL, { fromMs: nowMs, toMs: nowMs + HOUR_MS })
  await world.demand.touch(SEOUL.code, SEOUL, nowMs)
  world.forecasts.down = false
  expect(await world.source.refreshAhead({ limit: 10, signal })).toMatchObject({ current: 3, failed: 0 })
  expect(world.kma.requests).toHaveLength(3)
})

it('skips what is no place, and stops when told', async () => {
  world = await openWorld({ nowMs })
  await world.demand.touch('x', { code: 'x' }, nowMs)
  expect((await world.source.refreshAhead({ limit: 10, signal })).places).toBe(0)
  await world.demand.touch(SEOUL.code, SEOUL, nowMs)
  const stopped = world.source.refreshAhead({
    limit: 10,
    signal: AbortSignal.abort(new Error('shutting down')),
  })
  await expect(stopped).rejects.toThrow('shutting down')
  expect(world.kma.requests).toHaveLength(0)
})
