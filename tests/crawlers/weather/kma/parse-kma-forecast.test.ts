import { describe, expect, it } from 'vitest'
import { parseKmaForecast } from '../../../../src/crawlers/weather/kma/parse-kma-forecast.ts'
import { parseKmaObservation } from '../../../../src/crawlers/weather/kma/parse-kma-observation.ts'
import {
  DRY_ROW,
  forecastRows,
  observationRows,
  shortTermRows,
  ultraShortRows,
} from '../../../fakes/kma-rows.ts'
import { failureOf } from '../failure-of.ts'
import { HOUR_MS, kst } from '../weather-harness.ts'
import { itemsOf } from './parse-reply.ts'

describe('a forecast of KMA', () => {
  const issuedAtMs = kst('2026-11-21T05:00')

  it('has the state at an hour and what falls in it, which the next row states', () => {
    const items = itemsOf([
      ...forecastRows(issuedAtMs + HOUR_MS, { ...DRY_ROW, TMP: '0' }),
      ...forecastRows(issuedAtMs + 2 * HOUR_MS, { ...DRY_ROW, PTY: '1', PCP: '6.2mm', POP: '80' }),
    ])
    expect(parseKmaForecast(items, 'kma-short-term')).toEqual([
      {
        atMs: kst('2026-11-21T06:00'),
        temperatureC: 0,
        humidityPct: 55,
        windMs: 2.2,
        precipitation: { chancePct: 80, kind: 'rain', mm: 6.2, snowCm: 0 },
        uvIndex: null,
        cloudPct: 25,
        source: 'kma-short-term',
      },
    ])
  })

  it('does not depend on the order of rows', () => {
    const rows = shortTermRows(issuedAtMs, 6)
    const hours = parseKmaForecast(itemsOf(rows), 'kma-short-term')
    expect(hours).toHaveLength(5)
    expect(parseKmaForecast(itemsOf(rows.toReversed()), 'kma-short-term')).toEqual(hours)
  })

  it('runs straight through its 3-hourly end and shares what falls', () => {
    const items = itemsOf([
      ...forecastRows(issuedAtMs, { ...DRY_ROW, TMP: '10', REH: '40' }),
      ...forecastRows(issuedAtMs + 3 * HOUR_MS, {
        ...DRY_ROW,
        TMP: '13',
        REH: '70',
        UUU: '3',
        VVV: '-4',
        WSD: '1',
        PTY: '1',
        PCP: '0.6',
      }),
    ])
    const hours = parseKmaForecast(items, 'kma-short-term')
    expect(hours.map(({ temperatureC }) => temperatureC)).toEqual([10, 11, 12])
    expect(hours.map(({ humidityPct }) => humidityPct)).toEqual([40, 50, 60])
    expect(hours.reduce((sum, { precipitation }) => sum + precipitation.mm, 0)).toBeCloseTo(0.6, 12)
  })

  it('takes hours that are missing in between for a gap, not for a long step', () => {
    const items = itemsOf(
      [1, 2, 5, 6].flatMap((n) => forecastRows(issuedAtMs + n * HOUR_MS, { ...DRY_ROW, PCP: '1' })),
    )
    const hours = parseKmaForecast(items, 'kma-short-term')
    expect(hours.map(({ atMs }) => (atMs - issuedAtMs) / HOUR_MS)).toEqual([1, 5])
    expect(hours.map(({ precipitation }) => precipitation.mm)).toEqual([1, 1])
  })

  it('takes the wind of a 3-hourly row from its components, as WSD is a class there', () => {
    const row = { ...DRY_ROW, UUU: '3', VVV: '-4', WSD: '2' }
    const items = itemsOf([0, 3, 6].flatMap((hours) => forecastRows(issuedAtMs + hours * HOUR_MS, row)))
    const hours = parseKmaForecast(items, 'kma-short-term')
    expect(hours.map(({ windMs }) => windMs)).toEqual([2, 3, 4, 5, 5, 5])
  })

  it('leaves out an hour whose temperature is a sentinel, and keeps the others', () => {
    const items = itemsOf(
      [1, 2, 3, 4, 5].flatMap((n) =>
        forecastRows(issuedAtMs + n * HOUR_MS, { ...DRY_ROW, TMP: n === 3 ? '-999' : '0' }),
      ),
    )
    const hours = parseKmaForecast(items, 'kma-short-term')
    expect(hours.map(({ atMs }) => (atMs - issuedAtMs) / HOUR_MS)).toEqual([1, 2, 4])
    expect(hours.every(({ temperatureC }) => temperatureC === 0)).toBe(true)
  })

  it('of half a page, without humidity and wind, is an error that names what came', () => {
    const half = ultraShortRows(kst('2026-11-21T05:30')).slice(0, 30)
    expect(failureOf(() => parseKmaForecast(itemsOf(half), 'kma-ultra-short'))).toMatchObject({
      reaction: 'skip',
      message: 'KMA kma-ultra-short: no complete hour in 30 rows of LGT PTY RN1 SKY T1H',
    })
  })

  it('of snow without SNO counts 1 cm for 1 mm', () => {
    const snow = { T1H: '-1', REH: '90', WSD: '2', PTY: '3', RN1: '1mm 미만', SKY: '4' }
    const items = itemsOf([0, 1].flatMap((n) => forecastRows(issuedAtMs + n * HOUR_MS, snow)))
    const [hour] = parseKmaForecast(items, 'kma-ultra-short')
    expect(hour?.precipitation).toEqual({ chancePct: null, kind: 'snow', mm: 0.5, snowCm: 0.5 })
  })
})

describe('an observation of KMA', () => {
  const atMs = kst('2026-11-21T05:00')

  it('is the hour of the base time asked for, whatever base time it echoes; 0 °C is a value', () => {
    expect(parseKmaObservation(itemsOf(observationRows()), atMs)).toMatchObject({
      atMs,
      temperatureC: 0,
      humidityPct: 42,
      windMs: 1.7,
      precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 },
      source: 'kma-observation',
    })
  })

  it('without a temperature is an error that says so', () => {
    const items = itemsOf(observationRows({ T1H: '-998.9' }))
    expect(failureOf(() => parseKmaObservation(items, atMs))).toMatchObject({
      reaction: 'skip',
      message: 'KMA observation is missing: T1H -998.9, REH 42, WSD 1.7',
    })
  })
})
