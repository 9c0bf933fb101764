import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNDERWEAR_CLO } from '../../src/domain/garments/garments.ts'
import { Activity, Gender, Occasion } from '../../src/domain/person.ts'
import type { Person } from '../../src/recommender/day-need.ts'
import type { FeltHour } from '../../src/recommender/felt-hours.ts'
import { askedClo } from '../../src/recommender/insulation/asked-clo.ts'
import { recommendDay } from '../../src/recommender/recommend-day.ts'
import { DATE, DRY, feltDay, GANGNAM, hourOfDate, recommendFor } from './a-day.ts'

const person = fc.record<Person>({
  gender: fc.constantFrom(...Gender.enum),
  activity: fc.constantFrom(...Activity.enum),
  occasion: fc.constantFrom(...Occasion.enum),
  sensitivity: fc.integer({ min: -3, max: 3 }),
})
const apparentC = fc.double({ min: -40, max: 50, noNaN: true })
/** Fine, but no finer than floating point tells temperatures apart after a polynomial of the third degree. */
const thousandths = fc.integer({ min: -40_000, max: 50_000 }).map((thousandth) => thousandth / 1000)
/** A day by its coldest hour, how much warmer it gets by the afternoon, and what weather it brings. */
const dayShape = fc.record({
  coldC: apparentC,
  swingC: fc.double({ min: 0, max: 20, noNaN: true }),
  weather: fc.constantFrom<Partial<FeltHour>>(
    {},
    { windMs: 9 },
    { precipitation: { ...DRY, kind: 'rain', mm: 2 } },
  ),
})
type DayShape = { coldC: number; swingC: number; weather: Partial<FeltHour> }

function hoursOf({ coldC, swingC, weather }: DayShape): readonly FeltHour[] {
  return feltDay(
    (hour) => Math.min(50, coldC + swingC * Math.max(0, Math.sin(((hour - 6) / 18) * Math.PI))),
    weather,
  )
}

/** Unrounded insulation of the first set is not in the answer; this is what two rounded ones may differ by. */
const ROUNDING_CLO = 0.01
const UPPER = ['base', 'one-piece', 'mid', 'outer']
const layersOf = (garments: readonly { layer: string }[]) => garments.map(({ layer }) => layer)

describe('for everyone, everywhere from -40 to +50 °C', () => {
  it('asks for no less insulation when it gets colder', () => {
    fc.assert(
      fc.property(thousandths, thousandths, person, (a, b, who) => {
        expect(askedClo(Math.min(a, b), who)).toBeGreaterThanOrEqual(askedClo(Math.max(a, b), who))
      }),
      { numRuns: 1000 },
    )
  })

  it('never dresses a colder day more than 0.05 clo lighter than any warmer day', () => {
    fc.assert(
      fc.property(dayShape, dayShape, person, (a, b, who) => {
        const [colder, warmer] = a.coldC <= b.coldC ? [a, b] : [b, a]
        const maxOf = (day: typeof a) =>
          recommendFor(hoursOf(day), { who }).outfits[0]?.insulationClo.max ?? 0
        expect(maxOf(colder)).toBeGreaterThanOrEqual(maxOf(warmer) - 0.05 - ROUNDING_CLO)
      }),
      { numRuns: 300 },
    )
  })

  it('never dresses someone lighter who feels colder', () => {
    fc.assert(
      fc.property(dayShape, person, fc.integer({ min: 1, max: 6 }), (day, who, steps) => {
        const colder = { ...who, sensitivity: Math.max(-3, who.sensitivity - steps) }
        expect(askedClo(day.coldC, colder)).toBeGreaterThanOrEqual(askedClo(day.coldC, who))
        const maxFor = (someone: Person) =>
          recommendFor(hoursOf(day), { who: someone }).outfits[0]?.insulationClo.max ?? 0
        expect(maxFor(colder)).toBeGreaterThanOrEqual(maxFor(who))
      }),
      { numRuns: 300 },
    )
  })

  it('never dresses someone lighter whose answers say that they feel colder, by any steps of half a degree', () => {
    const offset = fc.integer({ min: -14, max: 14 })
    fc.assert(
      fc.property(dayShape, person, offset, offset, (day, who, a, b) => {
        const maxFor = (halfDegrees: number) =>
          recommendFor(hoursOf(day), { who: { ...who, offsetC: halfDegrees / 2 } }).outfits[0]?.insulationClo
            .max ?? 0
        expect(maxFor(Math.min(a, b))).toBeGreaterThanOrEqual(maxFor(Math.max(a, b)))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps both orders whatever someone likes', () => {
    const likes = fc.func<[{ code: string }], number>(fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(dayShape, dayShape, person, likes, (a, b, who, of) => {
        const taste = () => (garment: { code: string }) => of({ code: garment.code })
        const [colder, warmer] = a.coldC <= b.coldC ? [a, b] : [b, a]
        const outfitsOn = (day: DayShape, offsetC: number) =>
          recommendFor(hoursOf(day), { who: { ...who, offsetC, taste } }).outfits
        const maxOn = (day: DayShape, offsetC: number) => outfitsOn(day, offsetC)[0]?.insulationClo.max ?? 0
        expect(maxOn(colder, 0)).toBeGreaterThanOrEqual(maxOn(warmer, 0) - 0.05 - ROUNDING_CLO)
        expect(maxOn(a, -0.5)).toBeGreaterThanOrEqual(maxOn(a, 0))
        expect(outfitsOn(a, 0)).toHaveLength(3)
      }),
      { numRuns: 100 },
    )
  })

  it('always finds three sets that show different pieces, sums them by ISO 9920 and scores within 0..1', () => {
    fc.assert(
      fc.property(dayShape, person, (day, who) => {
        const { outfits } = recommendFor(hoursOf(day), { who })
        const shown = outfits.map(
          ({ garments }) => garments.findLast(({ layer }) => UPPER.includes(layer))?.code,
        )
        expect(new Set(shown).size).toBe(3)
        for (const { garments, insulationClo, score } of outfits) {
          const sumClo = garments.reduce((sum, { clo }) => sum + clo, UNDERWEAR_CLO)
          expect(Math.abs(insulationClo.max - (0.835 * sumClo + 0.161))).toBeLessThan(0.0051)
          expect(insulationClo.min).toBeLessThanOrEqual(insulationClo.max)
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same answer to the same question', () => {
    fc.assert(
      fc.property(dayShape, person, (day, who) => {
        expect(recommendFor(hoursOf(day), { who })).toEqual(recommendFor(hoursOf(day), { who }))
      }),
      { numRuns: 50 },
    )
  })

  it('removes no layer for rain, and no warmth', () => {
    const rain = { chancePct: 90, kind: 'rain', mm: 2, snowCm: 0 } as const
    fc.assert(
      fc.property(dayShape, person, (day, who) => {
        const dry = recommendFor(hoursOf({ ...day, weather: {} }), { who }).outfits
        const wet = recommendFor(
          hoursOf(day).map((hour) => ({ ...hour, precipitation: rain })),
          { who },
        ).outfits
        expect(wet.map(({ garments }) => layersOf(garments))).toEqual(
          dry.map(({ garments }) => layersOf(garments)),
        )
        for (const [i, { insulationClo }] of wet.entries()) {
          expect(insulationClo.max).toBeGreaterThanOrEqual(dry[i]?.insulationClo.max ?? 0)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('ranks no coat above a T-shirt at 30 °C', () => {
    fc.assert(
      fc.property(fc.double({ min: 30, max: 50, noNaN: true }), person, (heatC, who) => {
        const { outfits } = recommendFor(
          feltDay(() => heatC),
          { who: { ...who, activity: 'walking' } },
        )
        const classes = outfits.flatMap(({ garments }) => garments.map((garment) => garment.class))
        expect(classes).not.toContain('coat')
        if (who.occasion === 'casual' || who.occasion === 'sport') expect(classes).toContain('t-shirt')
      }),
      { numRuns: 100 },
    )
  })

  it('answers real weather of any kind without an error', () => {
    const hour = fc.record({
      temperatureC: apparentC,
      humidityPct: fc.double({ min: 0, max: 100, noNaN: true }),
      windMs: fc.double({ min: 0, max: 40, noNaN: true }),
      uvIndex: fc.option(fc.double({ min: 0, max: 14, noNaN: true })),
      kind: fc.constantFrom('none', 'rain', 'sleet', 'snow'),
      mm: fc.double({ min: 0, max: 80, noNaN: true }),
      chancePct: fc.option(fc.integer({ min: 0, max: 100 })),
    })
    const korean = fc.boolean()
    fc.assert(
      fc.property(
        fc.array(hour, { minLength: 15, maxLength: 15 }),
        person,
        korean,
        (weather, who, inKorea) => {
          const hours = weather.map(({ kind, mm, chancePct, ...air }, i) => ({
            ...air,
            atMs: hourOfDate(6 + i),
            precipitation: { kind, mm, chancePct, snowCm: kind === 'snow' ? mm : 0 },
            cloudPct: null,
            source: 'open-meteo' as const,
          }))
          const { outfits, headline } = recommendDay({
            place: inKorea ? GANGNAM : { ...GANGNAM, grid: null },
            date: DATE,
            hours,
            person: who,
            hoursOut: [6, 12, 18],
            lang: 'en',
            units: 'imperial',
            yesterday: null,
            nowMs: hourOfDate(0),
          })
          expect(outfits).toHaveLength(3)
          expect(headline).toMatch(/it feels like -?\d+°F: /)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('fine steps of temperature', () => {
  const maxAt = (feltC: number) => recommendFor(feltDay(() => feltC)).outfits[0]?.insulationClo.max ?? 0

  it('leaves no gap: every tenth of a degree from -40 to +50 °C is dressed within 0.05 clo of what is asked', () => {
    for (let tenth = -400; tenth <= 500; tenth += 3) {
      const feltC = tenth / 10
      const offClo = maxAt(feltC) - askedClo(feltC, { activity: 'walking', sensitivity: 0 })
      expect(offClo, `${feltC} °C`).toBeGreaterThanOrEqual(-0.005)
      expect(offClo, `${feltC} °C`).toBeLessThanOrEqual(0.055)
    }
  })

  it('gives 0 °C no special meaning', () => {
    expect(maxAt(0)).toBeCloseTo(maxAt(-0.01), 1)
    expect(maxAt(0)).toBeCloseTo(maxAt(0.01), 1)
    expect(recommendFor(feltDay(() => -0)).outfits).toEqual(recommendFor(feltDay(() => 0)).outfits)
  })
})
