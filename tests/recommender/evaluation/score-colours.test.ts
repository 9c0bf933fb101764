import { describe, expect, it } from 'vitest'
import { type Lab, labOf } from '../../../src/domain/lab.ts'
import type { ColourPhoto } from '../../../src/recommender/evaluation/colour-photos.ts'
import { ouLuoHarmony } from '../../../src/recommender/evaluation/ou-luo.ts'
import { scoreColours } from '../../../src/recommender/evaluation/score-colours.ts'
import { seeded } from '../../../src/recommender/seeded.ts'
import { NAMED_COLOURS } from '../../../src/vision/colour/named-colours.ts'

const CLASSES = ['coat', 'pants', 'shoes'] as const

/** People who wear coat, trousers and shoes, one above the other, in colours that `dress` picks. */
function people(count: number, dress: (random: () => number) => readonly number[]): ColourPhoto[] {
  const random = seeded(7)
  return Array.from({ length: count }, () => {
    const colours = dress(random)
    return {
      light: lightOf(random),
      pieces: CLASSES.map((name, i) => {
        const { id, lab } = NAMED_COLOURS[colours[i]!]!
        return { class: name, box: [0, i * 100, 50, 90], colour: { id, lab: [...lab] } }
      }),
    }
  })
}
const lightOf = (random: () => number): Lab => [40 + 20 * random(), random(), random()]
const any = (random: () => number) => Math.floor(random() * NAMED_COLOURS.length)

describe('the score of a rule of colours', () => {
  it('is chance where people dress by chance', () => {
    const { all, apart } = scoreColours(
      people(200, (random) => [any(random), any(random), any(random)]),
      1,
    )
    for (const { auc, interval, photos } of [...Object.values(all), ...Object.values(apart)]) {
      expect(photos).toBe(200)
      expect(Math.abs(auc - 0.5)).toBeLessThan(0.05)
      expect(interval[0]).toBeLessThan(auc)
      expect(interval[1]).toBeGreaterThan(auc)
    }
  })

  it('is high where people wear one colour, and only by rules that say so', () => {
    const { all, hues } = scoreColours(
      people(100, (random) => Array(3).fill(any(random))),
      1,
    )
    expect(all.harmony.auc).toBeGreaterThan(0.95)
    expect(all.sameColourAlone.auc).toBeGreaterThan(0.95)
    expect(all.ouLuo.auc).toBeLessThan(all.harmony.auc)
    expect(hues[0]!.seen).toBeGreaterThan(2 * hues[0]!.expected)
    expect(hues.slice(1).reduce((sum, { seen }) => sum + seen, 0)).toBe(0)
  })

  it('compares with neighbours only where it is not asked to keep apart', () => {
    const touching = people(60, (random) => Array(3).fill(any(random))).map(({ pieces, light }) => ({
      light,
      pieces: pieces.map((piece) => ({ ...piece, box: [0, 0, 50, 90] as const })),
    }))
    const { all, apart } = scoreColours(touching, 1)
    expect([all.harmony.photos, apart.harmony.photos]).toEqual([60, 0])
    expect(apart.harmony.auc).toBeNaN()
  })

  it('is the same for the same seed', () => {
    const photos = people(30, (random) => [any(random), any(random), any(random)])
    expect(scoreColours(photos, 3)).toEqual(scoreColours(photos, 3))
  })
})

describe('the formula of Ou and Luo', () => {
  const levels = [0, 85, 170, 255]
  const colours = levels.flatMap((r) => levels.flatMap((g) => levels.map((b) => labOf(r, g, b))))

  it('spans about what was published, -1.24 to 1.39', () => {
    const values = colours.flatMap((a) => colours.map((b) => ouLuoHarmony(a, b)))
    expect(Math.min(...values)).toBeCloseTo(-1.24, 0)
    expect(Math.max(...values)).toBeCloseTo(1.39, 0)
  })

  it('prefers light to dark and blue to red, as its authors found', () => {
    expect(ouLuoHarmony(labOf(200, 200, 255), labOf(220, 220, 255))).toBeGreaterThan(
      ouLuoHarmony(labOf(20, 20, 60), labOf(40, 40, 80)),
    )
    const white = labOf(255, 255, 255)
    expect(ouLuoHarmony(labOf(0, 90, 200), white)).toBeGreaterThan(ouLuoHarmony(labOf(200, 30, 30), white))
  })
})
