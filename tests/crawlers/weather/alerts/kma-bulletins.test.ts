import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/crawlers/http/http-client.ts'
import { createAlertSource } from '../../../../src/crawlers/weather/alerts/alert-source.ts'
import { createBulletins } from '../../../../src/crawlers/weather/bulletins/bulletins.ts'
import { createKmaGate } from '../../../../src/crawlers/weather/kma/kma-gate.ts'
import { createHealthBook } from '../../../../src/crawlers/weather/product-health.ts'
import { createUvSource } from '../../../../src/crawlers/weather/uv/uv-source.ts'
import { createMemoryCache } from '../../../../src/store/cache/memory-cache.ts'
import { FAKE_KMA_KEY, kmaPage, kmaResult, openFakeKma } from '../../../fakes/fake-kma.ts'
import type { FakeReply, FakeUpstream } from '../../../fakes/fake-upstream.ts'
import { createMemoryLog } from '../../../fakes/memory-log.ts'
import { GANGNAM } from '../../../recommender/a-day.ts'
import { kst, NEW_YORK } from '../weather-harness.ts'

const MINUTE_MS = 60_000
let kma: FakeUpstream
afterEach(() => kma.close())

async function open(answer: (query: URLSearchParams) => FakeReply) {
  const time = { nowMs: kst('2026-11-21T06:50') }
  const clock = () => time.nowMs
  kma = await openFakeKma((_, query) => answer(query))
  const http = createHttpClient({ userAgent: 'ondot-test/1', backoffMs: 1 })
  const gate = createKmaGate(http, { portal: { key: FAKE_KMA_KEY, baseUrl: kma.url }, clock })
  const health = createHealthBook(clock)
  const bulletins = createBulletins({
    health,
    cache: createMemoryCache({ maxBytes: 1e6, clock }),
    takeCall: async () => {},
    clock,
    log: createMemoryLog(),
    signal: new AbortController().signal,
  })
  return { time, alerts: createAlertSource(gate, bulletins), uv: createUvSource(gate, bulletins), health }
}

describe('the warnings of KMA in force', () => {
  const status = (t6: string) => ({
    tmFc: '202611210600',
    tmSeq: '3',
    tmEf: '202611210600',
    t6,
    t7: 'o 없음',
  })
  const both = (query: URLSearchParams) =>
    kmaPage(
      [status('o 강풍주의보 : 서울특별시\r\no 한파경보 : 서울특별시(동남권)\r\no 건조경보 : 부산광역시')],
      query,
    )

  it('are those of the place, the gravest first', async () => {
    const { alerts } = await open(both)
    expect(await alerts.alertsFor(GANGNAM)).toEqual([
      {
        kind: 'cold-wave',
        level: 'warning',
        issuedAtMs: kst('2026-11-21T06:00'),
        area: '서울특별시(동남권)',
        matchedBy: 'district',
      },
      expect.objectContaining({ kind: 'strong-wind', level: 'watch', matchedBy: 'province' }),
    ])
  })

  it('are those of the newest row, and the gravest heat comes first', async () => {
    const { alerts } = await open((query) =>
      kmaPage(
        [
          { ...status('o 한파경보 : 서울'), tmSeq: 9 },
          { ...status('o 폭염경보 : 서울\no 폭염중대경보 : 서울(서울동남권)'), tmSeq: 10 },
        ],
        query,
      ),
    )
    const found = await alerts.alertsFor(GANGNAM)
    expect(found?.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      'heat-wave severe',
      'heat-wave warning',
    ])
  })

  it('are one call in ten minutes for the whole country', async () => {
    const { alerts, time } = await open(both)
    for (const code of ['1111000000', '1168000000']) await alerts.alertsFor({ ...GANGNAM, code })
    expect(kma.requests).toHaveLength(1)
    time.nowMs += 11 * MINUTE_MS
    await alerts.alertsFor(GANGNAM)
    await expect.poll(() => kma.requests.length).toBe(2)
  })

  it('are none where the service has no data, unknown where it fails, and not KMA’s beyond Korea', async () => {
    const { alerts, health, time } = await open(() => kmaResult('03', 'NO_DATA'))
    expect(await alerts.alertsFor(GANGNAM)).toEqual([])
    expect(health.all()['kma-alerts']).toMatchObject({ lastSuccessAtMs: time.nowMs, lastError: null })
    expect(await alerts.alertsFor(NEW_YORK)).toBeNull()
    await kma.close()
    const failing = await open(() => kmaResult('20', 'SERVICE_ACCESS_DENIED_ERROR'))
    expect(await failing.alerts.alertsFor(GANGNAM)).toBeNull()
    expect(failing.health.all()['kma-alerts']).toMatchObject({ lastError: { code: 'kma-denied' } })
    await kma.close()
    const strange = await open((query) => kmaPage([status('특보 발효 현황은 누리집에서')], query))
    expect(await strange.alerts.alertsFor(GANGNAM)).toBeNull()
    expect(strange.health.all()['kma-alerts']?.lastError?.code).toBe('kma-strange-alerts')
  })
})

describe('the UV index of KMA', () => {
  it('is asked by district and issue, and holds for the towns in it', async () => {
    const { uv } = await open((query) =>
      kmaPage([{ code: 'A07_2', areaNo: '5115000000', date: '2026112106', h0: '1', h3: '4' }], query),
    )
    const gangneung = { ...GANGNAM, code: '5115061500', name: '강원특별자치도 강릉시 교1동' }
    expect(await uv.uvFor(gangneung)).toEqual([
      { atMs: kst('2026-11-21T06:00'), uvIndex: 1 },
      { atMs: kst('2026-11-21T09:00'), uvIndex: 4 },
    ])
    await uv.uvFor({ ...gangneung, code: '5115000000' })
    expect(kma.requests.map(({ query }) => `${query.get('areaNo')} ${query.get('time')}`)).toEqual([
      '5115000000 2026112106',
    ])
  })
  it('is not known beyond the regions of Korea', async () => {
    const { uv } = await open(() => ({}))
    expect(await uv.uvFor(NEW_YORK)).toBeNull()
  })
})
