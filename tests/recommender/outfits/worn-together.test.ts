import { describe, expect, it } from 'vitest'
import type { GarmentClass } from '../../../src/domain/garment-class.ts'
import { countTogether, pairLifts } from '../../../src/recommender/outfits/worn-together.ts'
import { seeded } from '../../../src/recommender/seeded.ts'

type Counted = { stratum: string; classes: GarmentClass[] }

/** Looks in which each class is worn or not by its own chance, whatever else is worn. */
function apart(stratum: string, looks: number, chances: Partial<Record<GarmentClass, number>>): Counted[] {
  const random = seeded(7)
  return Array.from({ length: looks }, () => ({
    stratum,
    classes: (Object.entries(chances) as [GarmentClass, number][]).flatMap(([name, chance]) =>
      random() < chance ? [name] : [],
    ),
  }))
}

describe('what is worn together', () => {
  it('says nothing without looks', () => {
    expect(pairLifts([])).toBeNull()
    expect(pairLifts([{ stratum: 'female 9 1', classes: [], looks: 0 }])).toBeNull()
  })

  it('finds hardly any lift where each class is worn by its own chance', () => {
    const lifts = pairLifts(countTogether(apart('female 9', 4000, { hat: 0.3, skirt: 0.5, boots: 0.4 })))
    expect(lifts?.looks).toBe(4000)
    for (const [a, b] of [
      ['hat', 'skirt'],
      ['hat', 'boots'],
      ['skirt', 'boots'],
    ] as const)
      expect(Math.abs(lifts!.lift(a, b))).toBeLessThan(0.02)
  })

  it('does not take for taste what the cold or the gender brings together', () => {
    // Coats and boots in the cold, neither in the warmth: together in each by chance alone.
    const looks = [
      ...apart('female 0', 3000, { coat: 0.9, boots: 0.8 }),
      ...apart('female 21', 3000, { coat: 0.05, boots: 0.1 }),
    ]
    const naive = pairLifts(countTogether(looks.map(({ classes }) => ({ stratum: 'all', classes }))))
    const lifts = pairLifts(countTogether(looks))
    expect(naive?.lift('coat', 'boots')).toBeGreaterThan(0.4)
    expect(Math.abs(lifts!.lift('coat', 'boots'))).toBeLessThan(0.02)
  })

  it('does not take for taste that a dress leaves no room for a shirt and jeans', () => {
    const separates = apart('s', 3000, { shirt: 0.5, jeans: 0.5, boots: 0.3 })
    const dresses = apart('s', 1500, { dress: 1, boots: 0.6 })
    const lifts = pairLifts(countTogether([...separates, ...dresses]))!
    expect(Math.abs(lifts.lift('shirt', 'jeans'))).toBeLessThan(0.02)
    expect(Math.abs(lifts.lift('shirt', 'boots'))).toBeLessThan(0.02)
    // Boots are worn by 40 % of all, and by 60 % of those in a dress.
    expect(lifts.lift('dress', 'boots')).toBeGreaterThan(0.3)
  })

  it('comes near the true ratio with many looks, from below, whatever the order of the pair', () => {
    // 2000 looks, half skirt, 40 % boots; together in 600 where chance makes 400: log 1.5 = 0.405.
    const looks: Counted[] = [
      ...Array.from({ length: 600 }, (): Counted => ({ stratum: 's', classes: ['skirt', 'boots'] })),
      ...Array.from({ length: 400 }, (): Counted => ({ stratum: 's', classes: ['skirt'] })),
      ...Array.from({ length: 200 }, (): Counted => ({ stratum: 's', classes: ['boots'] })),
      ...Array.from({ length: 800 }, (): Counted => ({ stratum: 's', classes: [] })),
    ]
    const lifts = pairLifts(countTogether(looks))!
    const shrunk = Math.log(610 / 410)
    expect(lifts.lift('boots', 'skirt')).toBeCloseTo(shrunk - 1.645 / Math.sqrt(610), 10)
    expect(lifts.lift('skirt', 'boots')).toBe(lifts.lift('boots', 'skirt'))
    expect(lifts.lift('skirt', 'boots')).toBeLessThan(Math.log(1.5))
  })

  it('lets a handful of looks say nothing', () => {
    const few = Array.from({ length: 5 }, (): Counted => ({ stratum: 's', classes: ['scarf', 'dress'] }))
    const others = Array.from({ length: 5 }, (): Counted => ({ stratum: 's', classes: ['jeans'] }))
    expect(pairLifts(countTogether([...few, ...others]))!.lift('scarf', 'dress')).toBe(0)
  })

  it('takes no lift from two names of one garment', () => {
    const looks = Array.from(
      { length: 500 },
      (_, i): Counted => ({
        stratum: 's',
        classes: i % 2 ? ['coat', 'jacket'] : [],
      }),
    )
    expect(pairLifts(countTogether(looks))!.lift('jacket', 'coat')).toBe(0)
  })
})
