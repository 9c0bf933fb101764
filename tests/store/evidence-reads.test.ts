import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillLooks } from '../../bench/evidence-looks.ts'
import { rowsTouched } from '../../bench/rows-touched.ts'
import { createEvidenceStore } from '../../src/store/evidence-store.ts'
import { createLookStore } from '../../src/store/look-store.ts'
import { onPostgres, postgresAnswers } from '../services.ts'
import { openPostgres, type TestDatabase } from './test-databases.ts'

const REGIONS = ['1300302500', '1300300000', '1300000000', 'KR', 'world']
const LOOKS = 8_000
/** A page and one more, from each gender, up and down. */
const PAGE_ROWS = 21 * 3 * 2

describe.skipIf(!postgresAnswers)(onPostgres('reading evidence of many looks'), () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openPostgres()
    await fillLooks(opened.database, LOOKS)
    await createEvidenceStore(opened.database).recount()
    await opened.database.query('analyze look_region; analyze evidence_count; analyze look_print')
  }, 120_000)
  afterAll(() => opened.close())

  it('touches the counts that are asked for, no others: five parts of five regions at seven degrees', async () => {
    const touched = await rowsTouched(opened.database, (database) =>
      createEvidenceStore(database).countsFor({
        regions: REGIONS,
        fromC: -2,
        toC: 4,
        gender: 'female',
        slot: 'day',
        months: [12, 1, 2],
      }),
    )
    expect([...touched.keys()]).toEqual(['evidence_count'])
    expect(touched.get('evidence_count')).toBeGreaterThan(25)
    expect(touched.get('evidence_count')).toBeLessThanOrEqual(5 * 5 * 7)
  })

  it.each([7.5, null])('touches a page of the list for a page of looks (%s °C)', async (apparentC) => {
    const filter = { regions: ['KR'], apparentC, gender: null }
    let found = 0
    const touched = await rowsTouched(opened.database, async (database) => {
      const store = createLookStore(database)
      const first = await store.page(filter, 20, null)
      found = (await store.page(filter, 20, first.next)).looks.length
    })
    expect(found).toBe(20)
    // Two pages, and a look at whether the region has any.
    expect(touched.get('look_region')).toBeLessThanOrEqual(2 * PAGE_ROWS + 3)
  })

  it('compares a photo with those that share a band of its hash', async () => {
    const touched = await rowsTouched(opened.database, (database) =>
      createLookStore(database).duplicateOf({
        contentHash: 'ab'.repeat(32),
        perceptualHash: '9e3779b97f4a7c15',
        bits: 6,
        personKey: null,
        takenOn: '2026-01-15',
      }),
    )
    // 68 of 65,536 values, found twice by a bitmap scan.
    expect(touched.get('look_print')).toBeLessThan(LOOKS / 100)
  })
})
