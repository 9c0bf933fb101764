import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Verdict } from '../src/domain/profile.ts'
import type { TrainedTaste } from '../src/recommender/taste/train-taste.ts'
import { createProfileStore } from '../src/store/profile-store.ts'
import { createTasteStore } from '../src/store/taste-store.ts'
import { createRenewTaste } from '../src/taste-context.ts'
import { openEmbedded, type TestDatabase } from './store/test-databases.ts'

const NOW_MS = Date.parse('2026-11-21T07:20:00+09:00')
const DAY_MS = 86_400_000
const ME = '00000000-0000-4000-8000-00000000000a'
const signal = new AbortController().signal

let store: TestDatabase
let nowMs = NOW_MS
const clock = () => nowMs
const taste = () => createTasteStore(store.database)
beforeAll(async () => {
  store = await openEmbedded()
})
afterAll(() => store.close())
beforeEach(async () => {
  nowMs = NOW_MS
  await store.database.query('truncate profile, taste_model cascade')
  const settings = { gender: 'any', sensitivity: 0, hours: null, region: null } as const
  await createProfileStore(store.database).create({ id: ME, settings }, new Uint8Array(32), NOW_MS)
})

let answered = 0
/** Someone who always wears jeans and never a vest; `verdictOf` may say otherwise. */
async function answer(
  count: number,
  verdictOf = (code: string): Verdict => (code === 'jeans' ? 'worn' : 'skipped'),
) {
  for (let i = 0; i < count; i++) {
    const code = i % 2 ? 'jeans' : 'knit-vest'
    await createProfileStore(store.database).saveWear(ME, {
      id: `00000000-0000-4000-8000-${String(++answered).padStart(12, '0')}`,
      day: '2026-11-20',
      slot: 'day',
      verdict: verdictOf(code),
      garments: [code],
      apparentC: 10,
      region: '11',
      gender: 'any',
      answeredAtMs: nowMs,
    })
  }
}

it('learns in a thread of its own once enough was said, and puts what it learned in use', async () => {
  const renew = createRenewTaste({ taste: taste(), clock })
  expect(await renew(signal)).toBe('not-due')
  await answer(60)
  nowMs += 1000
  expect(await renew(signal)).toBe('in-use')
  const kept = await taste().inUse()
  expect(kept).toMatchObject({ answers: 60, madeAtMs: nowMs, inUse: true })
  expect(kept!.quality.judgedLoss).toBeLessThan(kept!.quality.meanLoss)
  expect(Object.keys(kept!.model.weights)).toContain('garment:jeans')
  expect((await taste().person(ME))?.weights.v).toHaveLength(kept!.model.k)
  expect(await renew(signal)).toBe('not-due')
})

it('is due after a day with anything new, and at once with fifty', async () => {
  const renew = createRenewTaste({ taste: taste(), clock })
  await answer(60)
  nowMs += 1000
  await renew(signal)
  nowMs += 1000
  await answer(1)
  expect(await renew(signal)).toBe('not-due')
  nowMs += DAY_MS
  expect(await renew(signal)).not.toBe('not-due')
  nowMs += 1000
  await answer(50)
  expect(await renew(signal)).not.toBe('not-due')
})

it('keeps a model out that judges worse than the one in use, or than the mean', async () => {
  await answer(60)
  nowMs += 1000
  await createRenewTaste({ taste: taste(), clock })(signal)
  const before = await taste().inUse()
  nowMs += 1000
  await answer(50)
  const worse: TrainedTaste = {
    model: { k: 0, bias: 0, weights: {} },
    persons: {},
    quality: { trainLoss: 0.6, heldOutLoss: 0.6, gap: 0, judgedLoss: 0.6, meanLoss: 0.69, judged: 9 },
  }
  const renewWith = (judgedLoss: number) =>
    createRenewTaste({
      taste: taste(),
      clock,
      train: async () => ({ ...worse, quality: { ...worse.quality, judgedLoss } }),
    })
  expect(await renewWith(0.6)(signal)).toBe('kept-out')
  expect((await taste().inUse())?.version).toBe(before?.version)
  expect((await taste().person(ME))?.weights.v.length).toBe(before?.model.k)
  nowMs += DAY_MS
  await answer(1)
  expect(await renewWith(0.000001)(signal)).toBe('in-use')
  expect((await taste().inUse())?.model.k).toBe(0)
})

it('learns nothing from too little', async () => {
  await answer(50, () => 'worn')
  nowMs += 1000
  expect(await createRenewTaste({ taste: taste(), clock })(signal)).toBe('too-few')
  expect(await taste().lastMadeAtMs()).toBeNull()
})
