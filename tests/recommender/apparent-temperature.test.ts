import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kmaSummer, steadman, stullWetBulb, windChill } from '../../src/recommender/apparent-formulas.ts'
import { apparentTemperature } from '../../src/recommender/apparent-temperature.ts'

const JANUARY = { dayOfYear: 15.5, korea: true }
const JULY = { dayOfYear: 200.5, korea: true }
const OCTOBER = { dayOfYear: 290.5, korea: true }

describe('the apparent temperature in Korea', () => {
  it('is the KMA wind chill in winter, limits included', () => {
    expect(apparentTemperature({ temperatureC: 1.4, humidityPct: 61, windMs: 5.2 }, JANUARY)).toEqual({
      apparentC: windChill(1.4, 5.2),
      by: 'kma-winter',
    })
    expect(apparentTemperature({ temperatureC: 10, humidityPct: 61, windMs: 1.3 }, JANUARY)).toEqual({
      apparentC: windChill(10, 1.3),
      by: 'kma-winter',
    })
    expect(windChill(1.4, 5.2)).toBeCloseTo(-3.29, 2)
  })

  it('is the KMA wet-bulb formula in summer, on cold and windy days too', () => {
    for (const temperatureC of [4, 18, 33]) {
      expect(apparentTemperature({ temperatureC, humidityPct: 70, windMs: 9 }, JULY)).toEqual({
        apparentC: kmaSummer(temperatureC, stullWetBulb(temperatureC, 70)),
        by: 'kma-summer',
      })
    }
    expect(apparentTemperature({ temperatureC: 33, humidityPct: 70, windMs: 9 }, JULY).apparentC).toBeCloseTo(
      34.34,
      2,
    )
  })

  it('holds one definition alone from three days around May 1 and October 1 on, in common and in leap years', () => {
    const by = (dayOfYear: number) =>
      apparentTemperature({ temperatureC: 8, humidityPct: 70, windMs: 3 }, { dayOfYear, korea: true }).by
    expect([118, 121.5, 125].map(by)).toEqual(['kma-winter', 'kma-blend', 'kma-summer'])
    expect([271, 274.5, 278].map(by)).toEqual(['kma-summer', 'kma-blend', 'kma-winter'])
  })

  it('is the air temperature where winter states nothing: calm, or warm', () => {
    expect(apparentTemperature({ temperatureC: -5, humidityPct: 50, windMs: 0 }, JANUARY)).toEqual({
      apparentC: -5,
      by: 'kma-blend',
    })
    expect(apparentTemperature({ temperatureC: 18, humidityPct: 50, windMs: 8 }, OCTOBER)).toEqual({
      apparentC: 18,
      by: 'kma-blend',
    })
  })

  it('fades wind chill out between 10 and 15 °C and between 1.3 m/s and calm', () => {
    const at = (temperatureC: number, windMs: number) =>
      apparentTemperature({ temperatureC, humidityPct: 50, windMs }, OCTOBER).apparentC
    expect(at(12.5, 8)).toBeCloseTo(12.5 - (12.5 - windChill(12.5, 8)) / 2, 9)
    expect(at(0, 0.65)).toBeCloseTo(windChill(0, 1.3) / 2, 9)
  })

  it('never feels warmer for a wind in winter', () => {
    fc.assert(
      fc.property(celsius, wind, wind, (temperatureC, a, b) => {
        const at = (windMs: number) =>
          apparentTemperature({ temperatureC, humidityPct: 50, windMs }, JANUARY).apparentC
        expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)) + 1e-9)
      }),
    )
  })
})

it('is Steadman elsewhere on Earth, all year', () => {
  const air = { temperatureC: 25, humidityPct: 30, windMs: 0.1 }
  expect(apparentTemperature(air, { dayOfYear: 15, korea: false })).toEqual({
    apparentC: steadman(25, 30, 0.1),
    by: 'steadman',
  })
  expect(steadman(25, 30, 0.1)).toBeCloseTo(24.1, 1)
})

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const celsius = between(-40, 50)
const humidity = between(0, 99)
const wind = between(0, 60)
/** Whole years, and often the days of the two switches and the limits of validity. */
const day = fc.oneof(between(1, 366.9), between(118, 125), between(271, 278))
const edgy = (all: fc.Arbitrary<number>, min: number, max: number) => fc.oneof(all, between(min, max))

/** °C that two neighbouring states of the air may differ in what they feel like. */
const JUMP_C = 0.5

describe.each([true, false])('the apparent temperature (Korea: %s) jumps by at most 0.5 °C', (korea) => {
  const feels = (temperatureC: number, humidityPct: number, windMs: number, dayOfYear: number) =>
    apparentTemperature({ temperatureC, humidityPct, windMs }, { dayOfYear, korea }).apparentC
  const neighbours: [string, [number, number, number, number]][] = [
    ['0.1 °C', [0.1, 0, 0, 0]],
    ['1 % humidity', [0, 1, 0, 0]],
    ['0.1 m/s', [0, 0, 0.1, 0]],
    ['one hour', [0, 0, 0, 1 / 24]],
  ]
  it.each(neighbours)('for %s', (_, [dT, dH, dV, dD]) => {
    fc.assert(
      fc.property(edgy(celsius, 9, 16), humidity, edgy(wind, 0, 1.5), day, (t, h, v, d) => {
        expect(Math.abs(feels(t + dT, h + dH, v + dV, d + dD) - feels(t, h, v, d))).toBeLessThanOrEqual(
          JUMP_C,
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('is a number for any air that a sensor can report', () => {
    fc.assert(
      fc.property(between(-60, 60), between(0, 100), wind, day, (t, h, v, d) => {
        expect(feels(t, h, v, d)).toSatisfy(Number.isFinite)
      }),
    )
  })
})

it.each(['temperatureC', 'humidityPct', 'windMs'])('refuses %s that is not finite, by name', (field) => {
  const air = { temperatureC: 10, humidityPct: 50, windMs: 2, [field]: Number.NaN }
  expect(() => apparentTemperature(air, JANUARY)).toThrow(new RangeError(`${field} must be finite, got NaN`))
})
