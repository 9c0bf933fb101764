import { describe, expect, it } from 'vitest'
import { createWearRateSource } from '../../src/api/evidence/wear-rate-source.ts'
import { WearRatesAnswer } from '../../src/api/schemas/wear-rates.ts'
import type { EvidenceRow } from '../../src/domain/evidence.ts'
import { GARMENT_CLASSES } from '../../src/domain/garment-class.ts'
import { StoreUnavailableError } from '../../src/store/store-unavailable-error.ts'
import { memoryEvidence } from '../fakes/memory-evidence.ts'
import { nested } from '../recommender/wear-rates/looks.ts'
import { answerOf, createApi, fieldsOf, problemOf, withoutLooks } from './api-harness.ts'

const REGIONS = ['1168000000', '1100000000', 'KR', 'world']

async function apiWith(rows: readonly EvidenceRow[]) {
  const evidence = memoryEvidence(rows)
  const api = await createApi({ wearRates: createWearRateSource({ ...withoutLooks, evidence }) })
  return { ...api, evidence }
}

describe('GET /v1/wear-rates', () => {
  it('gives every class and the groups with interval, prior, its share and looks', async () => {
    const { get } = await apiWith(nested(400, { scarf: 0.5 }, { regions: REGIONS }))
    const answer = answerOf(WearRatesAnswer, await get('/v1/wear-rates?apparent=8&region=1168000000'))
    expect(answer).toMatchObject({
      region: { code: '1168000000' },
      gender: 'any',
      slot: null,
      apparentC: 8,
      looks: 400,
      nearestRegion: '1168000000',
      nearestLooks: 400,
      regions: REGIONS,
      warnings: [],
    })
    expect(Object.keys(answer.classes)).toEqual([...GARMENT_CLASSES])
    expect(Object.keys(answer.groups)).toEqual(['outer', 'longSleeves', 'layers', 'scarf', 'hat'])
    const { rate, interval, prior, priorShare, looks } = answer.classes.scarf
    expect(rate).toBeCloseTo(0.49, 1)
    expect(interval[0]).toBeLessThan(rate)
    expect(interval[1]).toBeGreaterThan(rate)
    expect([prior < 0.15, priorShare < 0.05, looks]).toEqual([true, true, 400])
  })

  it('reads the store once: for the region and what holds it, the slot in its season, the gender', async () => {
    const { get, evidence } = await apiWith([])
    await get('/v1/wear-rates?apparent=8.04&region=1168000000&slot=evening&gender=female')
    expect(evidence.asked).toEqual([
      { regions: REGIONS, fromC: 2, toC: 14, gender: 'female', slot: 'evening', months: [10, 11, 12] },
    ])
  })

  it('answers for the world, and over a range', async () => {
    const { get } = await apiWith([])
    const answer = answerOf(WearRatesAnswer, await get('/v1/wear-rates?from=-5&to=30'))
    expect(answer.region).toBeNull()
    expect(answer.apparentC).toBe(12.5)
    expect(answer.range?.map(({ apparentC }) => apparentC)).toEqual(
      Array.from({ length: 36 }, (_, i) => i - 5),
    )
    expect(answer.range?.[0]?.groups.outer.rate).toBeGreaterThan(0.7)
    expect(answer.range?.at(-1)?.groups.outer.rate).toBeLessThan(0.12)
  })

  it('tells what people are used to', async () => {
    const usedTo = { usual: { meanC: 12.64, spreadC: 10 }, runningMeanC: 9.26 }
    const { get } = await createApi({
      wearRates: createWearRateSource({ ...withoutLooks, usedTo: { usedTo: async () => usedTo } }),
    })
    const answer = answerOf(WearRatesAnswer, await get('/v1/wear-rates?apparent=8&lat=37.5&lon=127.05'))
    expect(answer.usedTo).toEqual({ runningMeanC: 9.3, yearlyMeanC: 12.6 })
  })

  it('is the prior while the store is away, and says so', async () => {
    const away = { countsFor: () => Promise.reject(new StoreUnavailableError('it is being opened')) }
    const { get } = await createApi({ wearRates: createWearRateSource({ ...withoutLooks, evidence: away }) })
    const answer = answerOf(WearRatesAnswer, await get('/v1/wear-rates?apparent=8&region=1168000000&lang=en'))
    expect(answer.warnings.map(({ code }) => code)).toEqual(['evidence-missing'])
    expect(answer.warnings[0]?.text).not.toMatch(/[가-힣]/)
    expect(answer.groups.scarf.priorShare).toBe(1)
  })

  it('can be cached for ten minutes', async () => {
    const { get, time, evidence } = await apiWith([])
    const first = await get('/v1/wear-rates?apparent=8')
    expect(first.headers['cache-control']).toMatch(/^public, max-age=600,/)
    expect((await get('/v1/wear-rates?apparent=8', { 'if-none-match': first.headers.etag })).statusCode).toBe(
      304,
    )
    time.nowMs += 60_000
    await get('/v1/wear-rates?apparent=8.0')
    expect(evidence.asked).toHaveLength(1)
  })

  it('names what is wrong', async () => {
    const { get } = await apiWith([])
    const wrong = async (query: string) => fieldsOf(await get(`/v1/wear-rates?${query}`))
    expect(await wrong('')).toEqual(['apparent'])
    expect(await wrong('apparent=warm')).toEqual(['apparent'])
    expect(await wrong('apparent=61')).toEqual(['apparent'])
    expect(await wrong('from=3')).toEqual(['to'])
    expect(await wrong('from=3&to=2')).toEqual(['to'])
    expect(await wrong('from=-40&to=30')).toEqual(['to'])
    expect(await wrong('apparent=3&slot=noon')).toEqual(['slot'])
    expect(await wrong('apparent=3&gender=other')).toEqual(['gender'])
    expect(await wrong('apparent=3&lat=37')).toEqual(['lon'])
    expect(await wrong('apparent=3&typo=1')).toEqual(['typo'])
    expect(problemOf(await get('/v1/wear-rates?apparent=3&region=123')).code).toBe('unknown-region')
  })
})
