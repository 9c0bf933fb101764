import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/crawlers/http/http-client.ts'
import type { Issue } from '../../../../src/crawlers/weather/issue-clock.ts'
import { createMetNorwayDriver } from '../../../../src/crawlers/weather/met-norway/met-norway-driver.ts'
import { openFakeMetNorway } from '../../../fakes/fake-met-norway.ts'
import type { FakeUpstream } from '../../../fakes/fake-upstream.ts'
import { HOUR_MS, kst, NEW_YORK } from '../weather-harness.ts'

const nowMs = kst('2026-11-21T05:50')
let met: FakeUpstream
afterEach(() => met.close())

async function open(options: Partial<Parameters<typeof openFakeMetNorway>[0]> = {}, contact = '(me@ex.org)') {
  const time = { nowMs }
  met = await openFakeMetNorway({ nowMs: () => time.nowMs, ...options })
  const http = createHttpClient({ userAgent: `ondot-test/1 ${contact}`, backoffMs: 1 })
  const driver = createMetNorwayDriver({ http, baseUrl: met.url })
  const fetch = (held?: Issue) =>
    driver.fetchIssue(
      'met-norway',
      { ...NEW_YORK, lat: 40.71284, lon: -74.00601 },
      { issuedAtMs: 0, nowMs: time.nowMs, held },
      { signal: new AbortController().signal, admit: async () => {} },
    )
  return { time, fetch }
}

describe('the MET Norway driver', () => {
  it('names its contact, sends two decimals, and takes its times from the answer', async () => {
    const { fetch } = await open()
    const issue = await fetch()
    expect(issue).toMatchObject({
      product: 'met-norway',
      cell: 'geo:40.70,-74.00',
      issuedAtMs: kst('2026-11-21T05:00'),
      expiresAtMs: nowMs + 30 * 60_000,
    })
    expect(issue.hours).toHaveLength(60 + 29 * 6)
    expect(Object.fromEntries(met.requests[0]?.query ?? [])).toEqual({ lat: '40.70', lon: '-74.00' })
  })

  it('asks whether it has changed with the Last-Modified it was given, and keeps what has not', async () => {
    const { fetch, time } = await open()
    const first = await fetch()
    time.nowMs += 5 * 60_000
    const second = await fetch(first)
    expect(met.requests[1]?.headers['if-modified-since']).toBe('Fri, 20 Nov 2026 20:00:00 GMT')
    expect(second).toEqual({ ...first, fetchedAtMs: time.nowMs, expiresAtMs: time.nowMs + 30 * 60_000 })
  })

  it('takes the new one where it has', async () => {
    const { fetch, time } = await open()
    const first = await fetch()
    time.nowMs += HOUR_MS
    expect((await fetch(first)).issuedAtMs).toBe(kst('2026-11-21T06:00'))
  })

  it('rests half an hour where no expiry is stated', async () => {
    const bare = await openFakeMetNorway({ nowMs: () => nowMs })
    const body = await fetch(`${bare.url}/weatherapi/locationforecast/2.0/compact?lat=1&lon=1`, {
      headers: { 'user-agent': 'x (a@b.c)' },
    }).then((answer) => answer.text())
    await bare.close()
    const world = await open({ replyWith: () => ({ body }) })
    expect(await world.fetch()).toMatchObject({ issuedAtMs: nowMs, expiresAtMs: nowMs + 30 * 60_000 })
  })

  it('is refused without a contact', async () => {
    const { fetch } = await open({}, '')
    await expect(fetch()).rejects.toMatchObject({ reaction: 'abort', code: 'upstream-denied' })
  })
})
