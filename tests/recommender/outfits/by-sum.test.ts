import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bySum } from '../../../src/recommender/outfits/by-sum.ts'

const item = fc.record({
  cents: fc.integer({ min: 0, max: 250 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
})

it('finds ranges of sums and the most in them, as a look at every item does', () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: -30, max: 300 }),
      fc.integer({ min: 0, max: 80 }),
      (drawn, fromCents, width) => {
        const items = drawn.toSorted((a, b) => a.cents - b.cents)
        const sums = bySum(
          items,
          ({ cents }) => cents / 100,
          ({ share }) => share,
        )
        const toCents = fromCents + width
        // Sums of floating-point steps miss the exact value by a little.
        const [from, to] = [sums.from(fromCents / 100 + 1e-12), sums.past(toCents / 100 - 1e-12)]
        const inside = items.filter(({ cents }) => cents >= fromCents && cents <= toCents)
        expect(items.slice(from, to)).toEqual(inside)
        if (inside.length > 0)
          expect(sums.mostShare(from, to)).toBe(Math.max(...inside.map(({ share }) => share)))
      },
    ),
  )
})
