import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadConfig } from '../../../src/config.ts'
import { createMemoryCache } from '../../../src/store/cache/memory-cache.ts'
import { createStores } from '../../../src/store/stores.ts'
import { createWeatherContext } from '../../../src/weather-context.ts'
import { FAKE_HUB_KEY, kmaPage, openFakeHub } from '../../fakes/fake-kma.ts'
import type { FakeUpstream } from '../../fakes/fake-upstream.ts'
import { shortTermRows } from '../../fakes/kma-rows.ts'
import { createMemoryLog } from '../../fakes/memory-log.ts'
import { openEmbedded, type TestDatabase } from '../../store/test-databases.ts'
import { goodKma, HOUR_MS, kst, SEOUL } from './weather-harness.ts'

const NOW = kst('2026-11-21T06:50')
let opened: TestDatabase
let hub: FakeUpstream
beforeAll(async () => {
  opened = await openEmbedded()
  hub = await openFakeHub((operation, query) => {
    if (operation === 'getPwnStatus')
      return kmaPage([{ tmFc: 202611210600, tmSeq: 3, t6: 'o 한파경보 : 서울' }], query)
    // To the end of the third day after, where the mid-term forecast begins.
    if (operation === 'getVilageFcst') return kmaPage(shortTermRows(kst('2026-11-21T05:00'), 91), query)
    return goodKma(operation, query)
  })
})
afterAll(async () => {
  await hub.close()
  await opened.close()
})

it('forecasts ten days and warns with the key of KMA’s hub alone', async () => {
  const clock = () => NOW
  const env = { KMA_HUB_KEY: FAKE_HUB_KEY, KMA_HUB_BASE_URL: hub.url, COMMERCIAL: 'true' }
  const { weather } = createWeatherContext(loadConfig(env).weather, {
    ...createStores(opened.database),
    cache: createMemoryCache({ maxBytes: 1e6, clock }),
    clock,
    log: createMemoryLog(),
    signal: new AbortController().signal,
  })
  const range = { fromMs: kst('2026-11-21T06:00'), toMs: kst('2026-11-21T06:00') + 10 * 24 * HOUR_MS }
  await weather.weatherFor(SEOUL, range)
  await weather.idle()
  const line = await weather.weatherFor(SEOUL, range)
  expect(line.hours).toHaveLength(240)
  const sources = new Set(line.hours.map(({ source }) => source))
  expect(sources).toContain('kma-short-term')
  expect(sources).toContain('kma-mid-term')
  expect(sources).not.toContain('climate')
  expect(line.alerts).toMatchObject([{ kind: 'cold-wave', level: 'warning', area: '서울' }])
  expect(line.warnings).toEqual([])
})
