import { afterEach, describe, expect, it } from 'vitest'
import { kmaResult } from '../../fakes/fake-kma.ts'
import { goodKma, HOUR_MS, kst, NEW_YORK, openWorld, SEOUL, type World } from './weather-harness.ts'

const nowMs = kst('2026-11-21T05:50')
const today = { fromMs: kst('2026-11-21T00:00'), toMs: kst('2026-11-22T00:00') }
const ahead = { fromMs: kst('2026-11-21T05:00'), toMs: kst('2026-11-22T00:00') }
const tomorrow = { fromMs: kst('2026-11-22T00:00'), toMs: kst('2026-11-23T00:00') }
let world: World

afterEach(() => world.close())

const sourcesOf = (hours: readonly { source: string }[]) =>
  [...Map.groupBy(hours, ({ source }) => source)].map(([source, of]) => `${source} ${of.length}`)

describe('weather in Korea', () => {
  it('is observed now, ultra-short next, short-term then, and Open-Meteo for the hours before', async () => {
    world = await openWorld({ nowMs })
    const line = await world.source.weatherFor(SEOUL, today)
    expect(sourcesOf(line.hours)).toEqual([
      'open-meteo 5',
      'kma-observation 1',
      'kma-ultra-short 5',
      'kma-short-term 13',
    ])
    expect(line.hours.map(({ temperatureC }) => temperatureC).slice(4, 13)).toEqual([
      29,
      0,
      5,
      5,
      5,
      5,
      5,
      7 - (2 * 6) / 7,
      7 - (2 * 5) / 7,
    ])
    expect(line).toMatchObject({
      source: 'kma-short-term',
      issuedAtMs: kst('2026-11-21T05:00'),
      stale: false,
      warnings: [],
      nextIssueAtMs: kst('2026-11-21T06:10'),
    })
    expect(line.attribution).toMatch(/기상청.*KOGL/)
    expect(line.attribution).toContain('CC BY 4.0')
    expect(line.attribution).toContain('https://open-meteo.com/')
  })

  it('takes UV and clouds from Open-Meteo where KMA has none', async () => {
    world = await openWorld({ nowMs })
    const { hours } = await world.source.weatherFor(SEOUL, today)
    expect(hours[5]).toMatchObject({ source: 'kma-observation', uvIndex: 3, cloudPct: 30 })
    expect(hours[5]?.precipitation.chancePct).toBeNull()
    expect(hours[6]).toMatchObject({ source: 'kma-ultra-short', uvIndex: 3, cloudPct: 70 })
    expect(hours[6]?.precipitation.chancePct).toBe(0)
  })

  it('does not ask Open-Meteo where KMA has every hour', async () => {
    world = await openWorld({ nowMs })
    const line = await world.source.weatherFor(SEOUL, ahead)
    expect(world.openMeteo.requests).toHaveLength(0)
    expect(line.attribution).not.toContain('Open-Meteo')
  })

  it('asks for the issues that are published, by their base times', async () => {
    world = await openWorld({ nowMs: kst('2026-11-21T05:09') })
    await world.source.weatherFor(SEOUL, ahead)
    const bases = world.kma.requests.map(
      ({ path, query }) => `${path.split('/').at(-1)} ${query.get('base_date')} ${query.get('base_time')}`,
    )
    expect(bases.toSorted()).toEqual([
      'getUltraSrtFcst 20261121 0430',
      'getUltraSrtNcst 20261121 0400',
      'getVilageFcst 20261121 0200',
    ])
  })

  it('reaches ten days with Open-Meteo behind KMA', async () => {
    world = await openWorld({ nowMs })
    const line = await world.source.weatherFor(SEOUL, { ...ahead, toMs: kst('2026-12-02T00:00') })
    expect(line.hours.at(-1)).toMatchObject({ atMs: kst('2026-12-01T23:00'), source: 'open-meteo' })
    expect(line.warnings).toEqual([])
    expect(line.hours).toHaveLength(10 * 24 + 19)
  })

  it('answers from the store the second time, without a call', async () => {
    world = await openWorld({ nowMs })
    const first = await world.source.weatherFor(SEOUL, today)
    const calls = world.kma.requests.length + world.openMeteo.requests.length
    expect(await world.source.weatherFor(SEOUL, today)).toEqual(first)
    expect(world.kma.requests.length + world.openMeteo.requests.length).toBe(calls)
  })

  it('asks each provider once for a hundred users of one cell at one time', async () => {
    world = await openWorld({ nowMs })
    const lines = await Promise.all(Array.from({ length: 100 }, () => world.source.weatherFor(SEOUL, today)))
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(1)
    expect(world.kma.requests).toHaveLength(3)
    expect(world.openMeteo.requests).toHaveLength(1)
  })

  it('keys what it stores by the base time asked for, not by the one echoed', async () => {
    world = await openWorld({ nowMs })
    await world.source.weatherFor(SEOUL, ahead)
    expect(world.forecasts.saved.map(({ product, issuedAtMs }) => [product, issuedAtMs]).toSorted()).toEqual([
      ['kma-observation', kst('2026-11-21T05:00')],
      ['kma-short-term', kst('2026-11-21T05:00')],
      ['kma-ultra-short', kst('2026-11-21T05:30')],
    ])
  })

  it('knows the hours that have passed from what was observed in them', async () => {
    world = await openWorld({ nowMs })
    await world.source.weatherFor(SEOUL, ahead)
    world.time.nowMs += HOUR_MS
    const { hours } = await world.source.weatherFor(SEOUL, ahead)
    await world.source.idle()
    expect(hours.slice(0, 2).map(({ source }) => source)).toEqual(['kma-observation', 'kma-ultra-short'])
  })
})

describe('a stale forecast', () => {
  it('answers at once when a newer issue is just out, says stale, and the newer one comes behind', async () => {
    world = await openWorld({ nowMs })
    await world.source.weatherFor(SEOUL, ahead)
    world.time.nowMs = kst('2026-11-21T08:09')
    expect((await world.source.weatherFor(SEOUL, ahead)).stale).toBe(false)
    await world.source.idle()
    world.time.nowMs = kst('2026-11-21T08:10')
    const late = await world.source.weatherFor(SEOUL, ahead)
    expect(late).toMatchObject({
      source: 'kma-short-term',
      stale: true,
      issuedAtMs: kst('2026-11-21T05:00'),
      nextIssueAtMs: world.time.nowMs + 60_000,
    })
    expect(late.warnings[0]?.text.ko).toContain('2026-11-21 05:00')
    await world.source.idle()
    const fresh = await world.source.weatherFor(SEOUL, ahead)
    expect(fresh).toMatchObject({ stale: false, issuedAtMs: kst('2026-11-21T08:00'), warnings: [] })
  })

  it('of KMA, two issues behind, gives way to a fresh one of Open-Meteo', async () => {
    let alive = true
    world = await openWorld({
      nowMs,
      kma: (operation, query) => (alive ? goodKma(operation, query) : kmaResult('01', 'APPLICATION_ERROR')),
    })
    await world.source.weatherFor(SEOUL, tomorrow)
    alive = false
    world.time.nowMs = kst('2026-11-21T08:30')
    const oneBehind = await world.source.weatherFor(SEOUL, tomorrow)
    expect(oneBehind).toMatchObject({ source: 'kma-short-term', stale: true })
    world.time.nowMs = kst('2026-11-21T11:30')
    const twoBehind = await world.source.weatherFor(SEOUL, tomorrow)
    expect(twoBehind).toMatchObject({
      source: 'open-meteo',
      issuedAtMs: kst('2026-11-21T11:00'),
      stale: false,
    })
    expect(twoBehind.warnings.map(({ code }) => code)).toEqual(['kma-missing'])
  })

  it('is still better than climate when nothing newer can be had for a day', async () => {
    let alive = true
    world = await openWorld({
      nowMs,
      openMeteo: null,
      kma: (operation, query) => (alive ? goodKma(operation, query) : kmaResult('01', 'APPLICATION_ERROR')),
    })
    await world.source.weatherFor(SEOUL, tomorrow)
    alive = false
    world.time.nowMs += 24 * HOUR_MS
    const line = await world.source.weatherFor(SEOUL, tomorrow)
    expect(line).toMatchObject({ source: 'kma-short-term', issuedAtMs: kst('2026-11-21T05:00'), stale: true })
    expect(line.hours).toHaveLength(24)
  })
})

describe('elsewhere on Earth', () => {
  it('is Open-Meteo, asked on a raster of 0.05° in our units', async () => {
    world = await openWorld({ nowMs })
    const line = await world.source.weatherFor({ ...NEW_YORK, lat: 40.7128, lon: -74.006 }, today)
    expect(line).toMatchObject({ source: 'open-meteo', stale: false, nextIssueAtMs: kst('2026-11-21T06:00') })
    expect(world.kma.requests).toHaveLength(0)
    const query = Object.fromEntries(world.openMeteo.requests[0]?.query ?? [])
    expect(query).toMatchObject({
      latitude: '40.70',
      longitude: '-74.00',
      wind_speed_unit: 'ms',
      timeformat: 'unixtime',
      timezone: 'UTC',
      past_days: '1',
    })
    expect(world.forecasts.saved[0]?.cell).toBe('geo:40.70,-74.00')
  })

  it('0 is a latitude, and -0 is the same one', async () => {
    world = await openWorld({ nowMs })
    await world.source.weatherFor({ ...NEW_YORK, lat: -0.01, lon: 0.02 }, today)
    expect(world.forecasts.saved[0]?.cell).toBe('geo:0.00,0.00')
  })
})
