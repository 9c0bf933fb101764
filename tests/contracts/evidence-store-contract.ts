import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EvidenceQuery, TogetherRow } from '../../src/domain/evidence.ts'
import { GARMENT_CLASSES, type GarmentClass } from '../../src/domain/garment-class.ts'
import type { Database } from '../../src/store/database.ts'
import { CLASS_COLUMNS } from '../../src/store/count-tables.ts'
import { countTogether } from '../../src/recommender/outfits/worn-together.ts'
import { createEvidenceStore } from '../../src/store/evidence-store.ts'
import type { EvidenceStore, NewLook } from '../../src/store/look-ports.ts'
import { createLookStore } from '../../src/store/look-store.ts'
import { createPostLedger } from '../../src/store/post-ledger.ts'
import { emptyLooks, GANGNAM_REGIONS, lookOf, noonMs, postOf, storeLooks, weatherOf } from './look-samples.ts'

const JANUARY_WOMEN: EvidenceQuery = {
  regions: GANGNAM_REGIONS,
  fromC: -3,
  toC: 3,
  gender: 'female',
  slot: 'day',
  months: [12, 1, 2],
}

/** Of a look of two classes: all looks, each class, both. */
const TOGETHER_ROWS = 4

function byClass(counts: Partial<Record<GarmentClass, number>>): Record<GarmentClass, number> {
  const none = Object.fromEntries(GARMENT_CLASSES.map((each) => [each, 0])) as Record<GarmentClass, number>
  return { ...none, ...counts }
}

export function evidenceStoreContract(database: () => Database): void {
  let evidence: EvidenceStore

  beforeEach(async () => {
    await emptyLooks(database())
    evidence = createEvidenceStore(database())
  })

  const store = (...looks: NewLook[]) => storeLooks(database(), looks)
  const rowsOf = async (over: Partial<EvidenceQuery> = {}) =>
    (await evidence.countsFor({ ...JANUARY_WOMEN, ...over })).toSorted((a, b) =>
      `${a.region} ${a.apparentC} ${a.pool} ${a.modelVersion}` <
      `${b.region} ${b.apparentC} ${b.pool} ${b.modelVersion}`
        ? -1
        : 1,
    )

  it('has a column for each garment class, in their order', async () => {
    const { rows } = await database().query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'evidence_count' and ordinal_position > 8
        order by ordinal_position`,
    )
    expect(rows.map(({ column_name }) => column_name)).toEqual(CLASS_COLUMNS)
    expect(CLASS_COLUMNS).toContain('t_shirt')
  })

  it('counts a look in every region of its place, in three pools', async () => {
    await store(lookOf('1', { classes: ['coat', 't-shirt', 'bag'] }))
    const rows = await rowsOf()
    expect(rows).toHaveLength(15)
    for (const region of GANGNAM_REGIONS)
      for (const pool of ['all', 'gender', 'cell'] as const)
        expect(rows).toContainEqual({
          region,
          apparentC: 1, // 0.5 °C, rounded up.
          modelVersion: 'm1',
          pool,
          looks: 1,
          byClass: byClass({ coat: 1, 't-shirt': 1, bag: 1 }),
        })
  })

  it('adds up months, and keeps genders, slots, degrees and models apart', async () => {
    await store(
      lookOf('1'),
      lookOf('2', { takenOn: '2025-12-31', classes: ['coat', 'scarf'] }),
      lookOf('3', { takenOn: '2026-07-01' }),
      lookOf('4', { gender: 'male', classes: ['jacket'] }),
      lookOf('5', { slot: 'night' }),
      lookOf('6', { weather: weatherOf(-0.5) }),
      lookOf('7', { modelVersion: 'm2' }),
      lookOf('8', { weather: weatherOf(12) }),
    )
    const rows = await rowsOf({ regions: ['KR'] })
    expect(
      rows.map(({ apparentC, pool, modelVersion, looks, byClass }) => [
        apparentC,
        pool,
        modelVersion,
        looks,
        byClass.coat,
        byClass.scarf,
      ]),
    ).toEqual([
      [0, 'all', 'm1', 1, 1, 0],
      [0, 'cell', 'm1', 1, 1, 0],
      [0, 'gender', 'm1', 1, 1, 0],
      [1, 'all', 'm1', 5, 4, 1],
      [1, 'all', 'm2', 1, 1, 0],
      [1, 'cell', 'm1', 2, 2, 1],
      [1, 'cell', 'm2', 1, 1, 0],
      [1, 'gender', 'm1', 4, 4, 1],
      [1, 'gender', 'm2', 1, 1, 0],
    ])
    expect(await rowsOf({ regions: ['KR'], months: [], fromC: 0.2, toC: 1 })).toHaveLength(4)
    expect(await rowsOf({ regions: [] })).toEqual([])
    expect(await rowsOf({ regions: ['nowhere'] })).toEqual([])
  })

  it('adds up the genders of a slot and its months for anyone', async () => {
    await store(
      lookOf('1', { classes: ['coat'] }),
      lookOf('2', { gender: 'male', classes: ['scarf'] }),
      lookOf('3', { gender: 'unknown', takenOn: '2025-12-31', classes: ['coat'] }),
      lookOf('4', { gender: 'male', slot: 'night' }),
    )
    const rows = await rowsOf({ regions: ['KR'], gender: 'any' })
    expect(rows.map(({ pool, looks, byClass }) => [pool, looks, byClass.coat, byClass.scarf])).toEqual([
      ['all', 4, 3, 1],
      ['cell', 3, 2, 1],
    ])
  })

  it('counts no look that waits, is excluded, or is a duplicate', async () => {
    await store(
      lookOf('1', { state: 'waiting', weather: null }),
      lookOf('2', { state: 'excluded', reason: 'costume' }),
      lookOf('3', { personKey: 'kim' }),
      lookOf('4', { personKey: 'kim' }),
    )
    expect((await rowsOf({ regions: ['world'] })).map(({ looks }) => looks)).toEqual([1, 1, 1])
  })

  it('counts what is worn together, apart by gender, steps of 3 °C and model', async () => {
    await store(
      lookOf('1', { classes: ['coat', 'boots', 'bag'] }),
      lookOf('2', { classes: ['coat', 'boots'], weather: weatherOf(-0.1) }),
      lookOf('3', { classes: ['coat'], weather: weatherOf(2.9) }),
      lookOf('4', { classes: ['coat', 'boots'], gender: 'male' }),
      lookOf('5', { classes: [], modelVersion: 'stated' }),
      lookOf('6', { state: 'waiting', weather: null }),
    )
    const rows = await evidence.wornTogether()
    const strata = [
      { stratum: 'female 0 m1', classes: ['coat', 'boots', 'bag'] },
      { stratum: 'female -3 m1', classes: ['coat', 'boots'] },
      { stratum: 'female 0 m1', classes: ['coat'] },
      { stratum: 'male 0 m1', classes: ['coat', 'boots'] },
      { stratum: 'female 0 stated', classes: [] },
    ] as const
    const byName = (a: TogetherRow, b: TogetherRow) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    expect(rows.toSorted(byName)).toEqual(countTogether(strata).toSorted(byName))
  })

  it('counts right when many workers count the same at once, take-downs among them', async () => {
    const looks = Array.from({ length: 40 }, (_, n) =>
      lookOf(`${n}`, { regions: n % 2 ? GANGNAM_REGIONS : GANGNAM_REGIONS.toReversed() }),
    )
    await createPostLedger(database()).addPosts(looks.map(({ sourceId }) => postOf(sourceId)))
    const store = createLookStore(database())
    await Promise.all(
      looks.map(async (look, n) => {
        await createPostLedger(database()).end('commons', look.sourceId, { kind: 'look', look }, noonMs)
        if (n % 4 === 0) await store.takeDown(look.id, 'asked')
      }),
    )
    expect((await rowsOf({ regions: ['1168064000'] })).map(({ looks }) => looks)).toEqual([30, 30, 30])
    expect(await evidence.recount()).toEqual({ rows: 15 + TOGETHER_ROWS, differed: 0 })
  })

  it('puts right by a recount what is wrong, missing or too much, and says how many rows', async () => {
    await store(lookOf('1'), lookOf('2', { weather: weatherOf(9) }))
    const before = await rowsOf({ toC: 9 })
    await database().query(
      "update evidence_count set coat = coat + 1 where region = 'KR' and pool = 'all' and apparent_c = 1",
    )
    await database().query("delete from evidence_count where region = 'world' and apparent_c = 9")
    await database().query(
      "insert into evidence_count select 'Mars', pool, gender, slot, month, apparent_c, model_version, looks, coat, jacket, sweater, vest, shirt, t_shirt, top, dress, skirt, jeans, pants, shorts, tights, socks, boots, sandals, shoes, scarf, hat, gloves, sunglasses, bag from evidence_count where region = 'KR' and pool = 'cell'",
    )
    await database().query('update worn_together set looks = 5 where class_bits = 0 and from_c = 0')
    await database().query('delete from worn_together where class_bits <> 0 and from_c = 9')
    expect(await evidence.recount()).toEqual({ rows: 2 * (15 + TOGETHER_ROWS), differed: 1 + 3 + 2 + 1 + 3 })
    expect(await rowsOf({ toC: 9 })).toEqual(before)
    expect(await rowsOf({ regions: ['Mars'] })).toEqual([])
    expect(await evidence.recount()).toMatchObject({ differed: 0 })
  })

  describe('after any adds, joins and take-downs', () => {
    const lookArbitrary = fc.record({
      apparentC: fc.integer({ min: -300, max: 400 }).map((tenths) => tenths / 10),
      takenOn: fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01'),
      gender: fc.constantFrom('female', 'male', 'unknown'),
      slot: fc.constantFrom('morning', 'day', 'unknown'),
      classes: fc.subarray([...GARMENT_CLASSES]),
      regions: fc.subarray(GANGNAM_REGIONS),
      modelVersion: fc.constantFrom('m1', 'stated'),
      first: fc.constantFrom('waiting', 'evidence', 'excluded'),
      next: fc.constantFrom('stay', 'join', 'exclude', 'take-down', 'join and take-down'),
    })

    it('a recount finds nothing that differs', async () => {
      let round = 0
      await fc.assert(
        fc.asyncProperty(fc.array(lookArbitrary, { maxLength: 12 }), async (drawn) => {
          round++
          const looks = createLookStore(database())
          for (const [n, { apparentC, first, next, ...over }] of drawn.entries()) {
            const weather = first === 'evidence' ? weatherOf(apparentC) : null
            const [id] = await store(
              lookOf(`${round}-${n}`, { ...over, state: first, reason: null, weather }),
            )
            if (next.startsWith('join')) await looks.joinWeather(id!, weatherOf(apparentC), noonMs)
            if (next === 'exclude') await looks.joinWeather(id!, { excluded: 'x' }, noonMs)
            if (next.endsWith('take-down')) await looks.takeDown(id!, 'asked')
          }
          expect((await evidence.recount()).differed).toBe(0)
          const { rows } = await database().query(
            'select looks from evidence_count where looks <= 0 union select looks from worn_together where looks <= 0',
          )
          expect(rows).toEqual([])
        }),
        { numRuns: 25 },
      )
    })
  })
}
