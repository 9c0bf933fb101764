import { describe, expect, it } from 'vitest'
import { parseMetNorway } from '../../../../src/crawlers/weather/met-norway/parse-met-norway.ts'
import { hasReference, readReferenceJson, withReference } from '../../../reference.ts'

const answer = (text: string) => ({ url: 'http://fake', status: 200, text, retryAfterMs: null })
const units = {
  air_temperature: 'celsius',
  wind_speed: 'm/s',
  relative_humidity: '%',
  precipitation_amount: 'mm',
}
const at = (hour: number, temperature: number, next: object = {}) => ({
  time: `2026-11-21T${String(hour).padStart(2, '0')}:00:00Z`,
  data: {
    instant: { details: { air_temperature: temperature, relative_humidity: 50, wind_speed: 2 } },
    ...next,
  },
})
const falling = (mm: number, symbol_code: string) => ({
  summary: { symbol_code },
  details: { precipitation_amount: mm },
})
const parse = (timeseries: object[], meta: object = { units }) =>
  parseMetNorway(answer(JSON.stringify({ properties: { meta, timeseries } })))

describe('a locationforecast', () => {
  it('gives each hour what falls in the hour after its time', () => {
    const hours = parse([
      at(0, 0, { next_1_hours: falling(1.2, 'lightsnow') }),
      at(1, 1, { next_1_hours: falling(0, 'cloudy') }),
      at(2, 2),
    ])
    expect(hours).toHaveLength(2)
    expect(hours[0]).toMatchObject({
      atMs: Date.UTC(2026, 10, 21),
      temperatureC: 0,
      precipitation: { chancePct: null, kind: 'snow', mm: 1.2, snowCm: 1.2 },
      uvIndex: null,
      source: 'met-norway',
    })
    expect(hours[1]?.precipitation).toMatchObject({ kind: 'none', mm: 0 })
  })

  it('runs straight through its 6-hourly part, each hour with its share of what falls', () => {
    const hours = parse([at(0, 0, { next_6_hours: falling(6, 'heavyrainshowers_day') }), at(6, 12)])
    expect(hours.map(({ temperatureC }) => temperatureC)).toEqual([0, 2, 4, 6, 8, 10])
    expect(hours.map(({ precipitation }) => precipitation.mm)).toEqual([1, 1, 1, 1, 1, 1])
    expect(hours[5]?.precipitation.kind).toBe('rain')
  })

  it('takes no hour from entries that state the moment alone', () => {
    expect(parse([at(0, 0, { next_1_hours: falling(0, 'fair') }), at(1, 1), at(2, 2)])).toHaveLength(1)
  })

  it.each([
    ['no JSON', '<html>', { reaction: 'retry', code: 'met-norway-strange-answer' }],
    ['another shape', '{"a": 1}', { reaction: 'skip', code: 'met-norway-strange-body' }],
  ])('refuses %s', (_, text, error) => {
    expect(() => parseMetNorway(answer(text))).toThrow(expect.objectContaining(error))
  })

  it('refuses temperatures in another unit, and a forecast without one complete hour', () => {
    const fahrenheit = { units: { ...units, air_temperature: 'fahrenheit' } }
    expect(() => parse([at(0, 0), at(1, 1)], fahrenheit)).toThrow(
      expect.objectContaining({ code: 'met-norway-strange-body' }),
    )
    expect(() => parse([at(0, 0)])).toThrow(expect.objectContaining({ code: 'met-norway-no-hours' }))
  })
})

describe.skipIf(!hasReference)(withReference('the recorded forecast of New York'), () => {
  it('is hours without a gap, as the body states them', () => {
    const recorded = readReferenceJson<{ data: unknown }>(
      'recorded/met-norway',
      'lat40.7lon-74.0altitude10_compact.json',
    )
    const hours = parseMetNorway(answer(JSON.stringify(recorded.data)))
    expect(hours[0]).toMatchObject({
      atMs: Date.parse('2020-07-20T11:00:00Z'),
      temperatureC: 26.5,
      humidityPct: 81.3,
      windMs: 3.8,
      cloudPct: 69.5,
    })
    const gaps = hours.slice(1).filter(({ atMs }, i) => atMs - hours[i]!.atMs !== 3_600_000)
    expect(gaps).toEqual([])
    expect(hours.length).toBeGreaterThan(8 * 24)
  })
})
