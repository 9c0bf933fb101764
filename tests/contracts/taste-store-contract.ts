import { beforeEach, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import type { KeptTaste } from '../../src/store/profile-ports.ts'
import { createProfileStore } from '../../src/store/profile-store.ts'
import { createTasteStore } from '../../src/store/taste-store.ts'

const NOW_MS = Date.parse('2026-11-21T07:20:00+09:00')
const A = '00000000-0000-4000-8000-00000000000a'
const GONE = '00000000-0000-4000-8000-00000000000f'
const version = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const quality = { trainLoss: 0.5, heldOutLoss: 0.6, gap: 0.1, judgedLoss: 0.55, meanLoss: 0.7, judged: 30 }
const kept = (n: number, inUse: boolean): KeptTaste => ({
  version: version(n),
  madeAtMs: NOW_MS + n,
  inUse,
  answers: 100,
  quality,
  model: { k: 1, bias: n, weights: { 'garment:jeans': { w: 0.5, v: [0.1] } } },
})
const weights = { w: 0.25, v: [-0.5] }

export function tasteStoreContract(database: () => Database): void {
  const taste = () => createTasteStore(database())
  beforeEach(async () => {
    await database().query('truncate profile, taste_model cascade')
    const settings = { gender: 'any', sensitivity: 0, hours: null, region: null } as const
    await createProfileStore(database()).create({ id: A, settings }, new Uint8Array(32), NOW_MS)
  })

  it('tells answers of all, newest first, and how many came since', async () => {
    const wear = {
      id: version(1),
      day: '2026-11-20',
      slot: null,
      verdict: 'worn',
      garments: ['jeans'],
      apparentC: null,
      region: '11',
      gender: 'any',
      answeredAtMs: NOW_MS,
    } as const
    await createProfileStore(database()).saveWear(A, { ...wear, garments: ['jeans'] })
    await createProfileStore(database()).saveWear(A, {
      ...wear,
      id: version(2),
      garments: [],
      answeredAtMs: NOW_MS + 5,
    })
    const answers = await taste().answers(10)
    expect(answers.map(({ id }) => id)).toEqual([version(2), version(1)])
    expect(answers[1]).toEqual({ ...wear, garments: ['jeans'], profileId: A })
    expect([await taste().answersSince(NOW_MS), await taste().answersSince(NOW_MS - 1)]).toEqual([1, 2])
    expect(await taste().answers(1)).toHaveLength(1)
  })

  it('has one model in use, and what it knows of people who are there', async () => {
    expect([await taste().inUse(), await taste().lastMadeAtMs(), await taste().person(A)]).toEqual([
      null,
      null,
      null,
    ])
    await taste().save(kept(1, true), { [A]: { w: 9, v: [9] } })
    await taste().save(kept(2, true), { [A]: weights, [GONE]: weights })
    await taste().save(kept(3, false), { [A]: { w: 7, v: [7] } })
    expect(await taste().inUse()).toEqual(kept(2, true))
    expect(await taste().lastMadeAtMs()).toBe(NOW_MS + 3)
    expect(await taste().person(A)).toEqual({ version: version(2), weights })
    expect(await taste().persons()).toEqual({ [A]: weights })
  })

  it('lets what it knows of a person go with the profile', async () => {
    await taste().save(kept(1, true), { [A]: weights })
    await createProfileStore(database()).delete(A)
    expect(await taste().persons()).toEqual({})
    expect(await taste().inUse()).not.toBeNull()
  })

  it('keeps ten models out of use', async () => {
    for (let n = 1; n <= 13; n++) await taste().save(kept(n, n === 1), {})
    const { rows } = await database().query<{ n: number }>('select count(*)::integer as n from taste_model')
    expect(rows[0]?.n).toBe(11)
    expect((await taste().inUse())?.version).toBe(version(1))
  })
}
