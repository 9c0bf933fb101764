import { describe, expect, it } from 'vitest'
import type { Person } from '../../../src/recommender/day-need.ts'
import type { FeltHour } from '../../../src/recommender/felt-hours.ts'
import { DRY, feltDay, feltHour, recommendFor } from '../a-day.ts'

/** What is taken along by rule, for a day that feels like `apparentC` throughout. */
function taken(apparentC: number, hour: Partial<FeltHour> = {}, who: Partial<Person> = {}) {
  const { accessories, warnings } = recommendFor(
    feltDay(() => apparentC, hour),
    { who },
  )
  return {
    codes: accessories.map(({ code }) => code),
    rules: accessories.map(({ reason }) => reason.rule),
    warnings: warnings.map(({ code }) => code),
  }
}
const rain = (mm: number, chancePct: number | null = null) => ({
  precipitation: { ...DRY, kind: 'rain', mm, chancePct } as const,
})
const chanceOf = (chancePct: number) => ({ precipitation: { ...DRY, chancePct } })

describe('rain', () => {
  it('asks for an umbrella at a chance of 50 %', () =>
    expect(taken(27, chanceOf(50)).codes).toEqual(['umbrella']))
  it('asks for nothing at 49 %', () => expect(taken(27, chanceOf(49)).codes).toEqual([]))
  it('asks for an umbrella where rain was seen and no chance is stated', () =>
    expect(taken(27, rain(0)).codes).toEqual(['umbrella']))
  it('asks for no extra layer at 26 °C', () => expect(taken(26, rain(1)).codes).toEqual(['umbrella']))
  it('asks for a waterproof layer just below', () =>
    expect(taken(25.9, rain(1)).codes).toEqual(['umbrella', 'shell-jacket']))
  it('asks for rain boots at 3 mm an hour', () =>
    expect(taken(27, rain(3)).codes).toEqual(['umbrella', 'rain-boots']))
  it('asks for none at 2.9 mm', () => expect(taken(27, rain(2.9)).codes).toEqual(['umbrella']))
  it('warns at 30 mm an hour', () => expect(taken(27, rain(30)).warnings).toEqual(['heavy-rain']))
  it('does not warn at 29.9 mm', () => expect(taken(27, rain(29.9)).warnings).toEqual([]))
  it('leaves both hands to someone who rides', () =>
    expect(taken(20, rain(1), { activity: 'cycling' }).codes).toEqual(['shell-jacket']))
  it('looks at the hours out only', () => {
    const day = feltDay(() => 27).map((hour, i) => (i === 3 ? { ...hour, ...rain(5) } : hour))
    expect(recommendFor(day).accessories).toEqual([])
  })
})

describe('snow and ice', () => {
  const snow = { precipitation: { ...DRY, kind: 'snow', mm: 1, snowCm: 1 } } as const
  it('snow asks for boots', () => expect(taken(3, snow).rules).toContain('snow'))
  it('boots suit the occasion', () => {
    expect(taken(3, snow, { occasion: 'casual' }).codes).toContain('winter-boots')
    expect(taken(3, snow, { occasion: 'formal' }).codes).toContain('ankle-boots')
  })
  it('something fell and it freezes: 0 °C warns of ice', () =>
    expect(taken(0, snow).warnings).toEqual(['ice']))
  it('above 0 °C there is no ice', () => expect(taken(0.1, snow).warnings).toEqual([]))
  it('dry frost is no ice', () => expect(taken(-5).warnings).toEqual([]))
  it('rain of the evening before counts in the frost of the morning', () => {
    const evening = feltHour(-3, 4, { precipitation: { ...DRY, kind: 'rain', mm: 2 } })
    const warned = (hours: readonly FeltHour[]) => recommendFor(hours).warnings.map(({ code }) => code)
    const day = feltDay(() => -1)
    expect(warned([evening, ...day])).toEqual(['ice'])
    expect(warned(day)).toEqual([])
  })
  it('what fell before going out counts', () => {
    const day = feltDay(() => -2).map((hour, i) => (i === 2 ? { ...hour, ...snow } : hour))
    expect(recommendFor(day).warnings.map(({ code }) => code)).toEqual(['ice'])
  })
})

describe('wind', () => {
  it('warns at 14 m/s', () => expect(taken(20, { windMs: 14 }).warnings).toEqual(['strong-wind']))
  it('does not at 13.9 m/s', () => expect(taken(20, { windMs: 13.9 }).warnings).toEqual([]))
  it('prefers a windproof outer from 8 m/s on', () => {
    const shownAt = (windMs: number) =>
      recommendFor(feltDay(() => 10, { windMs })).outfits.flatMap(({ reasons }) =>
        reasons.filter(({ rule }) => rule === 'wind'),
      ).length
    expect(shownAt(7.9)).toBe(0)
    expect(shownAt(8)).toBeGreaterThan(0)
  })
})

describe('sun', () => {
  it('asks for sunglasses and a hat at index 3', () =>
    expect(taken(27, { uvIndex: 3 }).codes).toEqual(['sunglasses', 'sun-hat']))
  it('asks for nothing at 2.9', () => expect(taken(27, { uvIndex: 2.9 }).codes).toEqual([]))
  it('warns at 8', () => expect(taken(27, { uvIndex: 8 }).warnings).toEqual(['uv']))
  it('does not at 7.9', () => expect(taken(27, { uvIndex: 7.9 }).warnings).toEqual([]))
  it('leaves the hat off in the office', () =>
    expect(taken(27, { uvIndex: 5 }, { occasion: 'office' }).codes).toEqual(['sunglasses']))
  it('says nothing where the index is unknown', () => expect(taken(27, { uvIndex: null }).codes).toEqual([]))
})

describe('heat and cold', () => {
  it('warns of heat at 33 °C', () => expect(taken(33).warnings).toEqual(['heat']))
  it('does not at 32.9 °C', () => expect(taken(32.9).warnings).toEqual([]))
  it('says more at 35 °C', () => {
    const textAt = (apparentC: number) => recommendFor(feltDay(() => apparentC)).warnings[0]?.text
    expect(textAt(34.9)).toBe('체감 34.9°까지 올라요. 물을 자주 마시고 그늘에서 쉬어요.')
    expect(textAt(35)).toBe('체감 35°, 매우 더워요. 한낮의 야외 활동은 피하고 물을 자주 마셔요.')
  })
  it('warns of a cold wave at -12 °C of air', () => expect(taken(-12).warnings).toEqual(['cold-wave']))
  it('does not at -11.9 °C', () => expect(taken(-11.9).warnings).toEqual([]))

  it.each([
    [4.1, []],
    [4, ['scarf']],
    [0.1, ['scarf']],
    [0, ['scarf', 'gloves']],
    [-4.9, ['scarf', 'gloves']],
    [-5, ['scarf', 'gloves', 'beanie']],
  ])('at %s °C %j are worn or taken along', (apparentC, expected) => {
    const { outfits, accessories } = recommendFor(feltDay(() => apparentC))
    const atHand = [...(outfits[0]?.garments ?? []), ...accessories].map(({ code }) => code)
    expect(['scarf', 'gloves', 'beanie'].filter((code) => atHand.includes(code))).toEqual(expected)
  })

  it('never names twice what the first set wears', () => {
    for (let apparentC = -30; apparentC <= 4; apparentC++) {
      const { outfits, accessories } = recommendFor(feltDay(() => apparentC))
      const worn = outfits[0]?.garments.map(({ code }) => code) ?? []
      expect(accessories.filter(({ code }) => worn.includes(code))).toEqual([])
    }
  })
})

it('an accessory carries the rule, a sentence and its numbers', () => {
  const hours = [feltHour(7, 27), feltHour(18, 27, rain(2.34, 70))]
  const { accessories } = recommendFor(hours, { hoursOut: [7, 18] })
  expect(accessories).toEqual([
    {
      code: 'umbrella',
      label: '우산',
      reason: {
        rule: 'rain',
        text: '저녁에 비가 올 수 있어요 (확률 70%, 시간당 2.3mm). 우산을 챙기세요.',
        values: { mm: 2.3, chancePct: 70, apparentC: 27 },
      },
    },
  ])
})
