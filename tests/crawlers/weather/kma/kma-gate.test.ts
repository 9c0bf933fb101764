import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/crawlers/http/http-client.ts'
import type { Meter } from '../../../../src/crawlers/weather/driver.ts'
import { createKmaDriver } from '../../../../src/crawlers/weather/kma/kma-driver.ts'
import { createKmaGate } from '../../../../src/crawlers/weather/kma/kma-gate.ts'
import { parseKmaAnswer } from '../../../../src/crawlers/weather/kma/parse-kma-answer.ts'
import {
  FAKE_HUB_KEY,
  FAKE_KMA_KEY,
  gatewayJson,
  kmaPage,
  kmaResult,
  openFakeHub,
  openFakeKma,
} from '../../../fakes/fake-kma.ts'
import type { FakeReply, FakeUpstream } from '../../../fakes/fake-upstream.ts'
import { observationRows } from '../../../fakes/kma-rows.ts'
import { hasReference, readReferenceJson, withReference } from '../../../reference.ts'
import { kst, SEOUL } from '../weather-harness.ts'

let portal: FakeUpstream
let hub: FakeUpstream
afterEach(async () => {
  await portal?.close()
  await hub?.close()
})

const observed = (query: URLSearchParams) => kmaPage(observationRows(), query)
async function open(
  portalAnswer: (query: URLSearchParams) => FakeReply,
  { hubKey = FAKE_HUB_KEY, onlyHub = false } = {},
) {
  portal = await openFakeKma((_, query) => portalAnswer(query))
  hub = await openFakeHub((_, query) => observed(query))
  const http = createHttpClient({ userAgent: 'ondot-test/1', backoffMs: 1 })
  const gate = createKmaGate(http, {
    portal: onlyHub ? null : { key: FAKE_KMA_KEY, baseUrl: portal.url },
    hub: { key: hubKey, baseUrl: hub.url },
    clock: Date.now,
  })
  const issuedAtMs = kst('2026-11-21T05:00')
  const meters: Meter[] = []
  const observe = () =>
    createKmaDriver(gate).fetchIssue(
      'kma-observation',
      SEOUL,
      { issuedAtMs, nowMs: issuedAtMs + 900_000 },
      { signal: new AbortController().signal, admit: async (meter) => void meters.push(meter) },
    )
  return { observe, meters }
}

describe('the ways to KMA', () => {
  it('are data.go.kr alone while it answers', async () => {
    const { observe, meters } = await open(observed)
    expect((await observe()).hours[0]?.temperatureC).toBe(0)
    expect(meters).toEqual(['kma:getUltraSrtNcst'])
    expect(hub.requests).toHaveLength(0)
  })

  it('go on to the hub where data.go.kr refuses the key, which is not asked again then', async () => {
    const { observe, meters } = await open(() => gatewayJson('30', 'SERVICE_KEY_IS_NOT_REGISTERED_ERROR'))
    await observe()
    const issue = await observe()
    expect(issue).toMatchObject({ product: 'kma-observation', cell: 'kma:60,127' })
    expect(meters).toEqual(['kma:getUltraSrtNcst', 'kma-hub:getUltraSrtNcst', 'kma-hub:getUltraSrtNcst'])
    expect(hub.requests[0]?.path).toBe('/api/typ02/openApi/VilageFcstInfoService_2.0/getUltraSrtNcst')
    expect(hub.requests[0]?.query.has('serviceKey')).toBe(false)
  })

  it('are the hub alone where there is no key of data.go.kr', async () => {
    const { observe } = await open(observed, { onlyHub: true })
    expect((await observe()).hours).toHaveLength(1)
    expect(portal.requests).toHaveLength(0)
  })

  it('end where there is no data: the hub has none either', async () => {
    const { observe } = await open(() => kmaResult('03', 'NODATA_ERROR'))
    await expect(observe()).rejects.toMatchObject({ code: 'kma-no-data' })
    expect(hub.requests).toHaveLength(0)
  })

  it('tell no key where both fail', async () => {
    const { observe } = await open(() => gatewayJson('22', 'LIMITED'), { hubKey: 'wrong/hub+key' })
    const error: unknown = await observe().catch((caught: unknown) => caught)
    expect(error).toMatchObject({ reaction: 'abort', code: 'upstream-denied' })
    const shown = inspect(error, { depth: 20, showHidden: true })
    for (const key of ['wrong', FAKE_KMA_KEY, encodeURIComponent(FAKE_KMA_KEY)])
      expect(shown).not.toContain(key)
  })
})

describe.skipIf(!hasReference)(withReference('recorded refusals of the hub'), () => {
  it.each([
    ['openbot_apihub_bad_key_http401.json', 401],
    ['openbot_apihub_not_allowed_http403.json', 403],
    ['openbot_apihub_not_applied_http403.json', 403],
  ])('%s needs a person', (file, status) => {
    const recorded = readReferenceJson<{ result: { message: string } }>('recorded/kma/errors', file)
    const text = JSON.stringify(recorded)
    expect(() => parseKmaAnswer({ url: 'http://hub', status, text, retryAfterMs: null }, 0)).toThrow(
      expect.objectContaining({
        reaction: 'abort',
        code: 'upstream-denied',
        message: expect.stringContaining(recorded.result.message.slice(0, 10)),
      }),
    )
  })
  it('of what is too old says so', () => {
    const text = JSON.stringify(
      readReferenceJson('recorded/kma/errors/openbot_apihub_too_old_ncst_http200.json'),
    )
    expect(() => parseKmaAnswer({ url: 'http://hub', status: 200, text, retryAfterMs: null }, 0)).toThrow(
      expect.objectContaining({ reaction: 'skip', code: 'kma-bad-parameter' }),
    )
  })
})
