import { afterEach, describe, expect, it } from 'vitest'
import { NoWeatherError } from '../../../src/domain/no-weather-error.ts'
import { FAKE_KMA_KEY, gatewayJson, kmaPage, kmaResult } from '../../fakes/fake-kma.ts'
import { openMeteoThrottled } from '../../fakes/fake-open-meteo.ts'
import { shortTermRows } from '../../fakes/kma-rows.ts'
import { coldClimate, goodKma, kst, NEW_YORK, openWorld, SEOUL, type World } from './weather-harness.ts'

const nowMs = kst('2026-11-21T05:50')
const today = { fromMs: kst('2026-11-21T00:00'), toMs: kst('2026-11-22T00:00') }
const ahead = { fromMs: kst('2026-11-21T05:00'), toMs: kst('2026-11-22T00:00') }
let world: World

afterEach(() => world.close())

const sourcesOf = (hours: readonly { source: string }[]) =>
  [...Map.groupBy(hours, ({ source }) => source)].map(([source, of]) => `${source} ${of.length}`)

describe('when providers fail', () => {
  it('answers with Open-Meteo where KMA refuses its key, and says so', async () => {
    world = await openWorld({ nowMs, kma: () => gatewayJson('30', 'SERVICE_KEY_IS_NOT_REGISTERED_ERROR') })
    const line = await world.source.weatherFor(SEOUL, today)
    expect(line).toMatchObject({ source: 'open-meteo', stale: false, issuedAtMs: kst('2026-11-21T05:00') })
    expect(line.warnings.map(({ code }) => code)).toEqual(['kma-missing'])
    expect(line.hours).toHaveLength(24)
    await world.source.weatherFor(SEOUL, today)
    expect(world.kma.requests).toHaveLength(3)
    expect(world.source.health()['kma-short-term']).toMatchObject({
      calls: 1,
      lastSuccessAtMs: null,
      lastError: { code: 'kma-denied', atMs: nowMs },
    })
  })

  it('fills what neither has with climate, and says how many hours', async () => {
    world = await openWorld({ nowMs, openMeteo: () => openMeteoThrottled('Daily') })
    const line = await world.source.weatherFor(SEOUL, today)
    expect(sourcesOf(line.hours)).toEqual([
      'climate 5',
      'kma-observation 1',
      'kma-ultra-short 5',
      'kma-short-term 13',
    ])
    expect(line.warnings).toMatchObject([
      { code: 'climate-normals', text: { en: expect.stringContaining('5 of 24 hours') } },
    ])
  })

  it('answers with climate when every host is dead, and the next user does not wait for them again', async () => {
    world = await openWorld({ nowMs, kma: 'dead', openMeteo: 'dead' })
    const line = await world.source.weatherFor(SEOUL, today)
    expect(line).toMatchObject({ source: 'climate', issuedAtMs: null, stale: false })
    expect(line.warnings.map(({ code }) => code)).toEqual(['kma-missing', 'climate-normals'])
    await world.source.idle()
    const calls = () => world.source.health()['kma-short-term']?.calls
    const before = calls()
    await world.source.weatherFor(SEOUL, today)
    expect(calls()).toBe(before)
  })

  it("says where the climate's wind is only assumed", async () => {
    const climate = { ...coldClimate, windAssumedAt: () => true }
    world = await openWorld({ nowMs, kma: 'dead', openMeteo: 'dead', climate })
    const line = await world.source.weatherFor(NEW_YORK, today)
    expect(line.warnings.map(({ code }) => code)).toEqual(['climate-normals', 'climate-wind-assumed'])
  })

  it('tries a dead host again after its rest', async () => {
    world = await openWorld({ nowMs, kma: 'dead', openMeteo: 'dead', unreachableRestMs: 20 })
    await world.source.weatherFor(SEOUL, today)
    await world.source.idle()
    const before = world.source.health()['kma-short-term']?.calls ?? 0
    await new Promise((resolve) => setTimeout(resolve, 40))
    await world.source.weatherFor(SEOUL, today)
    expect(world.source.health()['kma-short-term']?.calls).toBeGreaterThan(before)
  })

  it('does not wait for hosts that hang longer than a user should; what they bring is there later', async () => {
    const slow = { afterMs: 400 }
    world = await openWorld({
      nowMs,
      userWaitMs: 100,
      kma: (operation, query) => ({ ...goodKma(operation, query), ...slow }),
      openMeteo: 'dead',
    })
    expect((await world.source.weatherFor(SEOUL, ahead)).source).toBe('climate')
    await world.source.idle()
    expect((await world.source.weatherFor(SEOUL, ahead)).source).toBe('kma-short-term')
  })

  it('asks again within a minute for a cell without data only once', async () => {
    world = await openWorld({ nowMs, kma: () => kmaResult('03', 'NODATA_ERROR'), openMeteo: null })
    await world.source.weatherFor(SEOUL, ahead)
    await world.source.weatherFor(SEOUL, ahead)
    expect(world.kma.requests).toHaveLength(3)
  })

  it('throws NoWeatherError where not even climate reaches', async () => {
    world = await openWorld({ nowMs, kma: null, openMeteo: 'dead', climate: null })
    await expect(world.source.weatherFor(NEW_YORK, today)).rejects.toBeInstanceOf(NoWeatherError)
  })

  it('leaves out hours that nobody has, and says so', async () => {
    world = await openWorld({ nowMs, openMeteo: null, climate: null })
    const line = await world.source.weatherFor(SEOUL, today)
    expect(line.hours.map(({ atMs }) => atMs)[0]).toBe(kst('2026-11-21T05:00'))
    expect(line.hours).toHaveLength(19)
    expect(line.warnings.map(({ code }) => code)).toEqual(['hours-missing'])
  })

  it('stops when the user does', async () => {
    world = await openWorld({ nowMs, openMeteo: () => ({ afterMs: 300 }) })
    const user = new AbortController()
    const answer = world.source.weatherFor(NEW_YORK, today, user.signal)
    setTimeout(() => user.abort(), 20)
    await expect(answer).rejects.toThrow(/abort/i)
  })
})

describe('while the store is away', () => {
  it('asks the provider directly, keeps what it brought, and stays within a small allowance', async () => {
    world = await openWorld({ nowMs })
    world.forecasts.down = true
    world.budget.down = true
    const line = await world.source.weatherFor(SEOUL, today)
    expect(line.source).toBe('kma-short-term')
    await world.source.weatherFor(SEOUL, today)
    expect(world.kma.requests).toHaveLength(3)
    const places = [1, 2, 3, 4, 5, 6, 7].map((nx) => ({ ...SEOUL, grid: { nx, ny: 1 } }))
    for (const place of places) await world.source.weatherFor(place, ahead)
    expect(world.kma.requests).toHaveLength(3 * 5)
  })

  it('answers with climate where there is no provider either', async () => {
    world = await openWorld({ nowMs, kma: null, openMeteo: null })
    world.forecasts.down = true
    expect(await world.source.weatherFor(SEOUL, today)).toMatchObject({ source: 'climate', stale: false })
  })
})

describe('the budget of a provider', () => {
  it('is never overrun: of 10 cells with 4 calls left, 4 are asked for each operation', async () => {
    world = await openWorld({
      nowMs,
      openMeteo: null,
      limits: { kmaCallsPerDay: 4, openMeteoCallsPerDay: 1 },
    })
    const places = Array.from({ length: 10 }, (_, nx) => ({ ...SEOUL, grid: { nx, ny: 1 } }))
    await Promise.all(places.map((place) => world.source.weatherFor(place, ahead)))
    expect(world.kma.requests).toHaveLength(3 * 4)
    expect(await world.budget.used('kma:getVilageFcst', '2026-11-21')).toBe(4)
  })

  it('counts Open-Meteo by minute, hour and UTC day', async () => {
    world = await openWorld({ nowMs, limits: { kmaCallsPerDay: 1, openMeteoCallsPerDay: 1 } })
    await world.source.weatherFor(NEW_YORK, today)
    await world.source.weatherFor({ ...NEW_YORK, lat: 50 }, today)
    expect(world.openMeteo.requests).toHaveLength(1)
    expect(await world.budget.used('open-meteo', '2026-11-20')).toBe(1)
    expect(await world.budget.used('open-meteo', '2026-11-20T20')).toBe(2)
    expect(await world.budget.used('open-meteo', '2026-11-20T20:50')).toBe(2)
  })
})

it('follows further pages where an answer is cut, and counts each as a call', async () => {
  world = await openWorld({
    nowMs,
    kma: (operation, query) => {
      if (operation !== 'getVilageFcst') return goodKma(operation, query)
      const few = new URLSearchParams({ numOfRows: '400', pageNo: query.get('pageNo') ?? '1' })
      return kmaPage(shortTermRows(kst('2026-11-21T05:00')), few)
    },
  })
  const line = await world.source.weatherFor(SEOUL, { ...ahead, toMs: kst('2026-11-24T05:00') })
  expect(line.hours).toHaveLength(72)
  expect(await world.budget.used('kma:getVilageFcst', '2026-11-21')).toBe(3)
})

it('never logs a key, whatever fails', async () => {
  const echo = { status: 400, body: `bad key ${FAKE_KMA_KEY} ${encodeURIComponent(FAKE_KMA_KEY)}` }
  world = await openWorld({ nowMs, kma: () => echo })
  await world.source.weatherFor(SEOUL, today)
  await world.source.idle()
  const logged = world.log.lines.join('\n')
  expect(logged).toContain('weather provider failed')
  expect(logged).toContain('bad key *** ***')
  expect(logged).not.toContain(FAKE_KMA_KEY.slice(0, 12))
})
