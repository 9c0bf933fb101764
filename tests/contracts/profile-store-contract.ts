import { beforeEach, expect, it } from 'vitest'
import type { KeptFelt, KeptWear, WardrobeItem } from '../../src/domain/profile.ts'
import type { Database } from '../../src/store/database.ts'
import { createIdempotencyKeys } from '../../src/store/idempotency-keys.ts'
import { createProfileStore, ownerOf } from '../../src/store/profile-store.ts'
import { createWardrobe } from '../../src/store/wardrobe-store.ts'

const NOW_MS = Date.parse('2026-11-21T07:20:00+09:00')
const DAY_MS = 86_400_000
const A = '00000000-0000-4000-8000-00000000000a'
const B = '00000000-0000-4000-8000-00000000000b'
const SETTINGS = { gender: 'any', sensitivity: 0, hours: null, region: null } as const
const secret = (byte: number) => new Uint8Array(32).fill(byte)

const cold: KeptFelt = {
  day: '2026-11-20',
  part: 'morning',
  felt: 'too_cold',
  differenceC: -0.5,
  answeredAtMs: NOW_MS,
}
const liked: KeptWear = {
  id: '00000000-0000-8000-8000-000000000001',
  day: '2026-11-20',
  slot: 'day',
  verdict: 'liked',
  garments: ['t-shirt', 'jeans'],
  apparentC: 12.5,
  region: '11',
  gender: 'female',
  answeredAtMs: NOW_MS,
}
const ADVICE = {
  day: '2026-11-20',
  region: '11',
  parts: [{ slot: 'morning' as const, apparentC: 3.1, airC: 3.1, clo: 1.3 }],
}

export function profileStoreContract(database: () => Database): void {
  const store = () => createProfileStore(database())
  beforeEach(async () => {
    await database().query('truncate profile, idempotency_key cascade')
    await store().create({ id: A, settings: SETTINGS }, secret(1), NOW_MS)
    await store().create({ id: B, settings: SETTINGS }, secret(2), NOW_MS)
  })

  it('keeps a profile, its settings and the hash of its secret', async () => {
    expect(await store().byId(A)).toEqual({
      id: A,
      settings: SETTINGS,
      createdAtMs: NOW_MS,
      seenOn: '2026-11-20',
      secretHash: Buffer.from(secret(1)),
    })
    const settings = { gender: 'female', sensitivity: -2, hours: '7-9', region: '1168000000' } as const
    await store().setSettings(A, settings)
    await store().setSecret(A, secret(9))
    await store().seen(A, NOW_MS + DAY_MS)
    await store().seen(A, NOW_MS)
    expect(await store().byId(A)).toMatchObject({
      settings,
      secretHash: Buffer.from(secret(9)),
      seenOn: '2026-11-21',
    })
    expect(await store().byId('00000000-0000-4000-8000-000000000000')).toBeNull()
  })

  it('keeps one answer for each part of a day, with the difference that it was first given with', async () => {
    await store().saveFelt(A, cold)
    await store().saveFelt(A, { ...cold, felt: 'ok', differenceC: 4, answeredAtMs: NOW_MS + 1 })
    await store().saveFelt(A, { ...cold, day: '2026-11-21', part: 'whole-day' })
    await store().saveFelt(B, { ...cold, felt: 'too_warm' })
    expect(await store().feltAnswers(A, 10)).toEqual([
      { ...cold, day: '2026-11-21', part: 'whole-day' },
      { ...cold, felt: 'ok', answeredAtMs: NOW_MS + 1 },
    ])
    expect(await store().feltAnswers(A, 1)).toHaveLength(1)
  })

  it('keeps what became of outfits once for each answer, and advice once for each day', async () => {
    await store().saveWear(A, liked)
    await store().saveWear(A, liked)
    const skipped = {
      ...liked,
      id: B,
      slot: null,
      apparentC: null,
      region: null,
      verdict: 'skipped',
    } as const
    await store().saveWear(A, { ...skipped, answeredAtMs: NOW_MS + 1 })
    expect(await store().wearAnswers(A)).toEqual([{ ...skipped, answeredAtMs: NOW_MS + 1 }, liked])
    await store().saveAdvice(A, { ...ADVICE, parts: [] })
    await store().saveAdvice(A, ADVICE)
    expect(await store().advice(A, '2026-11-20')).toEqual(ADVICE)
    expect(await store().advice(B, '2026-11-20')).toBeNull()
    expect(await store().allAdvice(A)).toEqual([ADVICE])
    expect(await store().deleteAdviceBefore(NOW_MS + DAY_MS)).toBe(1)
  })

  it('deletes a profile with everything that is its own, and nothing of others', async () => {
    const keys = createIdempotencyKeys(database())
    for (const id of [A, B]) {
      await store().saveFelt(id, cold)
      await store().saveWear(id, { ...liked, id })
      await store().saveAdvice(id, ADVICE)
      await keys.take(ownerOf(id), 'key', 'hash', NOW_MS)
    }
    expect(await store().delete(A)).toBe(true)
    expect(await store().delete(A)).toBe(false)
    const count = async (table: string) => {
      const { rows } = await database().query<{ n: number }>(`select count(*)::integer as n from ${table}`)
      return rows[0]?.n
    }
    for (const table of ['profile', 'felt_answer', 'wear_answer', 'advice', 'idempotency_key'])
      expect([table, await count(table)]).toEqual([table, 1])
    expect(await store().byId(B)).not.toBeNull()
    await store().saveFelt(A, cold)
    await store().saveWear(A, liked)
    await store().saveAdvice(A, ADVICE)
    expect(await count('felt_answer')).toBe(1)
    expect(await count('wear_answer')).toBe(1)
  })

  it('deletes what nobody used since a day', async () => {
    await store().seen(A, NOW_MS + 3 * DAY_MS)
    expect(await store().deleteUnseenBefore(NOW_MS + 2 * DAY_MS)).toBe(1)
    expect(await store().byId(A)).not.toBeNull()
    expect(await store().byId(B)).toBeNull()
  })
}

export function wardrobeContract(database: () => Database): void {
  const wardrobe = () => createWardrobe(database())
  const seen: WardrobeItem = {
    id: '00000000-0000-4000-8000-000000000101',
    state: 'proposed',
    code: null,
    seenClass: 'coat',
    colours: [{ id: 'camel', ko: '카멜', en: 'camel', lab: [60, 10, 30], share: 0.7 }],
    proposals: ['wool-coat', 'trench-coat'],
    addedAtMs: NOW_MS,
  }
  const named: WardrobeItem = {
    id: '00000000-0000-4000-8000-000000000102',
    state: 'confirmed',
    code: 'jeans',
    seenClass: null,
    colours: [],
    proposals: [],
    addedAtMs: NOW_MS + 1,
  }

  beforeEach(async () => {
    await database().query('truncate profile cascade')
    for (const id of [A, B])
      await createProfileStore(database()).create({ id, settings: SETTINGS }, secret(1), NOW_MS)
  })

  it('keeps items, oldest first, and what they are said to be', async () => {
    await wardrobe().add(A, [named, seen])
    expect(await wardrobe().items(A)).toEqual([seen, named])
    const confirmed = { ...seen, state: 'confirmed', code: 'trench-coat' }
    expect(await wardrobe().confirm(A, seen.id, 'trench-coat')).toEqual(confirmed)
    expect(await wardrobe().items(A)).toEqual([confirmed, named])
  })

  it('gives and changes nothing of others, and adds nothing to who is gone', async () => {
    await wardrobe().add(A, [named])
    expect(await wardrobe().items(B)).toEqual([])
    expect(await wardrobe().confirm(B, named.id, 'chinos')).toBeNull()
    expect(await wardrobe().remove(B, named.id)).toBe(false)
    expect(await wardrobe().remove(A, named.id)).toBe(true)
    await createProfileStore(database()).delete(A)
    await wardrobe().add(A, [named])
    expect(await wardrobe().items(A)).toEqual([])
  })
}
