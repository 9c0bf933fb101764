import { describe, expect, it } from 'vitest'
import { GARMENTS, garmentByCode } from '../../../src/domain/garments/garments.ts'
import type { TasteAnswer } from '../../../src/domain/taste.ts'
import { seeded } from '../../../src/recommender/seeded.ts'
import { tasteOf } from '../../../src/recommender/taste/taste-of.ts'
import { judgeTaste, LEAST_ANSWERS, trainTaste } from '../../../src/recommender/taste/train-taste.ts'

const CONTEXT = { apparentC: 10, slot: 'day', region: '11', gender: 'any', day: '2026-11-21' } as const
const WORN = GARMENTS.filter(({ occasions, layer }) => occasions.includes('casual') && layer !== 'accessory')

/** Ten people; the even ones like skirts and dresses and no jeans, the odd ones the other way round; nobody likes vests. */
function answersOf(count: number, seed = 1): TasteAnswer[] {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, i) => {
    const who = Math.floor(10 * random())
    const garment = WORN[Math.floor(WORN.length * random())]!
    const dressy = garment.class === 'skirt' || garment.class === 'dress'
    const chance =
      garment.class === 'vest'
        ? 0.1
        : dressy
          ? who % 2
            ? 0.1
            : 0.9
          : garment.class === 'jeans'
            ? who % 2
              ? 0.9
              : 0.1
            : 0.6
    return {
      ...CONTEXT,
      id: `answer-${seed}-${i}`,
      profileId: `p${who}`,
      garments: [garment.code],
      verdict: random() < chance ? 'worn' : 'skipped',
      apparentC: Math.floor(30 * random()),
      answeredAtMs: i,
    }
  })
}

describe('taste', () => {
  it('learns whose is which, and what nobody likes', { timeout: 30_000 }, () => {
    const { model, persons, quality } = trainTaste(answersOf(6000))!
    const chance = (who: string, code: string) =>
      tasteOf(model, persons[who] ?? null, CONTEXT)(garmentByCode(code))
    for (const [dressy, plain] of [
      ['p0', 'p1'],
      ['p4', 'p7'],
    ] as const) {
      expect(chance(dressy, 'skirt') - chance(plain, 'skirt')).toBeGreaterThan(0.25)
      expect(chance(plain, 'jeans') - chance(dressy, 'jeans')).toBeGreaterThan(0.15)
    }
    expect(chance('p1', 'knit-vest')).toBeLessThan(0.3)
    expect(quality.judgedLoss).toBeLessThan(quality.meanLoss - 0.01)
    expect(quality.gap).toBeCloseTo(quality.heldOutLoss - quality.trainLoss, 12)
  })

  it('stands on what garments are like where a person or a piece is new', () => {
    const { model } = trainTaste(answersOf(4000))!
    const anyone = tasteOf(model, null, CONTEXT)
    expect(anyone(garmentByCode('knit-vest'))).toBeLessThan(anyone(garmentByCode('sneakers')))
    const { 'garment:knit-vest': _, ...weights } = model.weights
    const unseen = tasteOf({ ...model, weights }, null, CONTEXT)
    expect(unseen(garmentByCode('knit-vest'))).toBeLessThan(0.4)
  })

  it('keeps persons apart from what is shared', () => {
    const { model, persons } = trainTaste(answersOf(600))!
    expect(Object.keys(model.weights).filter((feature) => feature.startsWith('person'))).toEqual([])
    expect(Object.keys(persons).sort()).toEqual(Array.from({ length: 10 }, (_, i) => `p${i}`))
    expect(JSON.parse(JSON.stringify(model))).toEqual(model)
  })

  it('is judged by the same answers each time, which no training saw', () => {
    const answers = answersOf(3000)
    const trained = trainTaste(answers)!
    expect(judgeTaste(trained, answers)).toBeCloseTo(trained.quality.judgedLoss, 4)
    const wrong = { model: { ...trained.model, bias: trained.model.bias + 3 }, persons: trained.persons }
    expect(judgeTaste(wrong, answers)).toBeGreaterThan(trained.quality.judgedLoss + 0.3)
  })

  it('learns nothing from too little, or from one kind of answer', () => {
    expect(trainTaste(answersOf(LEAST_ANSWERS - 1))).toBeNull()
    expect(trainTaste(answersOf(500).map((answer) => ({ ...answer, verdict: 'liked' })))).toBeNull()
  })
})
