import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/crawlers/http/http-client.ts'
import type { Product } from '../../../../src/crawlers/weather/issue-clock.ts'
import { createKmaDriver } from '../../../../src/crawlers/weather/kma/kma-driver.ts'
import { createKmaGate } from '../../../../src/crawlers/weather/kma/kma-gate.ts'
import { FAKE_KMA_KEY, kmaPage, openFakeKma } from '../../../fakes/fake-kma.ts'
import type { FakeReply, FakeUpstream } from '../../../fakes/fake-upstream.ts'
import { observationRows } from '../../../fakes/kma-rows.ts'
import { hasReference, referencePath, withReference } from '../../../reference.ts'
import { kst, NEW_YORK, SEOUL } from '../weather-harness.ts'

let kma: FakeUpstream
afterEach(() => kma.close())

async function fetchIssue(
  product: Product,
  issuedAtMs: number,
  answer: (query: URLSearchParams) => FakeReply,
  serviceKey = FAKE_KMA_KEY,
) {
  kma = await openFakeKma((_, query) => answer(query))
  const http = createHttpClient({ userAgent: 'ondot-test/1', backoffMs: 1 })
  const gate = createKmaGate(http, { portal: { key: serviceKey, baseUrl: kma.url }, clock: Date.now })
  return createKmaDriver(gate).fetchIssue(
    product,
    SEOUL,
    { issuedAtMs, nowMs: issuedAtMs + 900_000 },
    { signal: new AbortController().signal, admit: async () => {} },
  )
}
const observe = (serviceKey: string) =>
  fetchIssue(
    'kma-observation',
    kst('2026-11-21T05:00'),
    (query) => kmaPage(observationRows(), query),
    serviceKey,
  )

describe('the KMA driver', () => {
  it.each([
    ['decoding', FAKE_KMA_KEY],
    ['encoding', encodeURIComponent(FAKE_KMA_KEY)],
  ])('works with a key in its %s form', async (_, key) => {
    expect((await observe(key)).hours[0]?.temperatureC).toBe(0)
  })

  it('stops at a key that is not registered, without naming it', async () => {
    const error: unknown = await observe('wrong+key/1234==').catch((caught: unknown) => caught)
    expect(error).toMatchObject({ reaction: 'abort', code: 'kma-denied' })
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('wrong')
    expect(kma.requests).toHaveLength(1)
  })

  it('asks for JSON, the grid cell, the base time and more rows than there can be', async () => {
    await observe(FAKE_KMA_KEY)
    expect(Object.fromEntries(kma.requests[0]?.query ?? [])).toMatchObject({
      dataType: 'JSON',
      nx: '60',
      ny: '127',
      base_date: '20261121',
      base_time: '0500',
      numOfRows: '1500',
    })
  })

  it('does not reach beyond Korea', async () => {
    await observe(FAKE_KMA_KEY)
    const gate = createKmaGate(createHttpClient({ userAgent: 'x' }), {
      portal: { key: 'x', baseUrl: 'http://127.0.0.1:9' },
      clock: Date.now,
    })
    const driver = createKmaDriver(gate)
    expect(driver.cellOf(NEW_YORK)).toBeNull()
    expect(driver.cellOf(SEOUL)).toBe('kma:60,127')
  })
})

describe.skipIf(!hasReference)(withReference('recorded answers through the KMA driver'), () => {
  const recorded = (path: string) => () => ({
    body: readFileSync(referencePath('recorded/kma', path), 'utf8'),
  })

  it('keys the ultra-short issue by the 05:30 asked for, though it echoes 05:00', async () => {
    const file = 'ultra-srt-fcst/openbot_20261001_0500_60_127.json'
    const issue = await fetchIssue('kma-ultra-short', kst('2026-10-01T05:30'), recorded(file))
    expect(issue.issuedAtMs).toBe(kst('2026-10-01T05:30'))
    expect(issue.hours.map(({ temperatureC }) => temperatureC)).toEqual([14, 14, 14, 17, 19])
  })

  it('has four days of the short-term issue without a gap', async () => {
    const file = 'vilage-fcst/openbot_20261001_2300_60_127.json'
    const { hours } = await fetchIssue('kma-short-term', kst('2026-10-01T23:00'), recorded(file))
    expect(hours.map(({ atMs }) => atMs)).toEqual(
      Array.from({ length: 96 }, (_, i) => kst('2026-10-02T00:00') + i * 3_600_000),
    )
  })

  it('never takes page 1 of 81 for a forecast', async () => {
    const file = 'vilage-fcst/hipaduck_20221128_0500_60_125_page1of81.json'
    const issue = fetchIssue('kma-short-term', kst('2022-11-28T05:00'), recorded(file))
    await expect(issue).rejects.toMatchObject({ reaction: 'skip', code: 'kma-too-many-pages' })
  })
})
