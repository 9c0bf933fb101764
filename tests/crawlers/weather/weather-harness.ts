import { createHttpClient } from '../../../src/crawlers/http/http-client.ts'
import { createKmaDriver } from '../../../src/crawlers/weather/kma/kma-driver.ts'
import { createKmaGate } from '../../../src/crawlers/weather/kma/kma-gate.ts'
import { parseKst } from '../../../src/crawlers/weather/kma/kst.ts'
import { createMidTermDriver } from '../../../src/crawlers/weather/kma/mid-term-driver.ts'
import { createMetNorwayDriver } from '../../../src/crawlers/weather/met-norway/met-norway-driver.ts'
import { createOpenMeteoDriver } from '../../../src/crawlers/weather/open-meteo/open-meteo-driver.ts'
import { createWeatherSource, type WeatherSourceDeps } from '../../../src/crawlers/weather/weather-source.ts'
import type { ClimateSource } from '../../../src/domain/climate.ts'
import type { Place } from '../../../src/domain/place.ts'
import { FAKE_KMA_KEY, type KmaOperation, kmaPage, kmaResult, openFakeKma } from '../../fakes/fake-kma.ts'
import { openFakeMetNorway } from '../../fakes/fake-met-norway.ts'
import { openFakeOpenMeteo } from '../../fakes/fake-open-meteo.ts'
import type { FakeReply, FakeUpstream } from '../../fakes/fake-upstream.ts'
import { midLandRow, midTaRow, observationRows, shortTermRows, ultraShortRows } from '../../fakes/kma-rows.ts'
import { createMemoryDemand } from '../../fakes/memory-demand.ts'
import { createMemoryForecastStore } from '../../fakes/memory-forecast-store.ts'
import { createMemoryLog } from '../../fakes/memory-log.ts'
import { createMemoryProviderBudget } from '../../fakes/memory-provider-budget.ts'

export const HOUR_MS = 3_600_000
export const kst = (text: string) => Date.parse(`${text}:00+09:00`)

export const SEOUL: Place = {
  code: '1111000000',
  name: '서울특별시 종로구',
  nameEn: 'Jongno-gu, Seoul',
  lat: 37.57,
  lon: 126.98,
  timeZone: 'Asia/Seoul',
  grid: { nx: 60, ny: 127 },
}
export const NEW_YORK: Place = {
  code: 'geo:40.70,-74.00',
  name: '40.70, -74.00',
  nameEn: '40.70, -74.00',
  lat: 40.7,
  lon: -74,
  timeZone: 'America/New_York',
  grid: null,
}

/** Climate: -5 °C everywhere. */
export const coldClimate: ClimateSource = {
  windAssumedAt: () => false,
  hoursFor: (_, { fromMs, toMs }) =>
    Array.from({ length: (toMs - fromMs) / HOUR_MS }, (_, i) => ({
      atMs: fromMs + i * HOUR_MS,
      temperatureC: -5,
      humidityPct: 60,
      windMs: 2,
      precipitation: { chancePct: 20, kind: 'none', mm: 0, snowCm: 0 },
      uvIndex: null,
      cloudPct: null,
      source: 'climate',
    })),
}

export type KmaAnswer = (operation: KmaOperation, query: URLSearchParams) => FakeReply
/** Every forecast as it should be: 0 °C observed, 5 °C in the next hours, 7 °C after. */
export const goodKma: KmaAnswer = (operation, query) => {
  const baseMs = parseKst(query.get('base_date') ?? '', query.get('base_time') ?? '') ?? Number.NaN
  if (operation === 'getMidTa') return kmaPage([midTaRow(query.get('regId') ?? '')], query)
  if (operation === 'getMidLandFcst') return kmaPage([midLandRow(query.get('regId') ?? '')], query)
  if (!operation.startsWith('getUltra') && operation !== 'getVilageFcst') return kmaResult('03', 'NO_DATA')
  if (operation === 'getUltraSrtNcst') return kmaPage(observationRows(), query)
  return kmaPage(operation === 'getVilageFcst' ? shortTermRows(baseMs) : ultraShortRows(baseMs), query)
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** A weather source over real HTTP to fake upstreams, with stores in memory and a clock that tests move. */
export async function openWorld(
  options: {
    nowMs: number
    kma?: KmaAnswer | 'dead' | null
    openMeteo?: Parameters<typeof openFakeOpenMeteo>[0]['replyWith'] | 'dead' | null
    /** Off unless true. */
    midTerm?: boolean
    /** Off unless given. */
    metNorway?: Partial<Parameters<typeof openFakeMetNorway>[0]>
  } & Partial<Pick<WeatherSourceDeps, 'climate' | 'limits' | 'userWaitMs' | 'unreachableRestMs'>>,
) {
  const { kma: kmaAnswer = goodKma, openMeteo: openMeteoReply, midTerm, metNorway, ...rest } = options
  const time = { nowMs: options.nowMs }
  const kma = await openFakeKma((operation, query) =>
    typeof kmaAnswer === 'function' ? kmaAnswer(operation, query) : {},
  )
  const openMeteo = await openFakeOpenMeteo({
    nowMs: () => time.nowMs,
    ...(typeof openMeteoReply === 'function' ? { replyWith: openMeteoReply } : {}),
  })
  if (kmaAnswer === 'dead') await kma.close()
  if (openMeteoReply === 'dead') await openMeteo.close()
  const met = await openFakeMetNorway({ nowMs: () => time.nowMs, ...metNorway })
  const stores = {
    forecasts: createMemoryForecastStore(),
    budget: createMemoryProviderBudget(),
    demand: createMemoryDemand(),
    log: createMemoryLog(),
  }
  const http = createHttpClient({ userAgent: 'ondot-test/1 (me@example.org)', backoffMs: 1 })
  const lifetime = new AbortController()
  const gate = createKmaGate(http, {
    portal: { key: FAKE_KMA_KEY, baseUrl: kma.url },
    clock: () => time.nowMs,
  })
  const climate = options.climate ?? coldClimate
  const source = createWeatherSource({
    climate,
    ...rest,
    ...stores,
    kma: kmaAnswer === null ? null : createKmaDriver(gate),
    kmaMidTerm: midTerm ? createMidTermDriver(gate, climate) : null,
    metNorway: metNorway ? createMetNorwayDriver({ http, baseUrl: met.url }) : null,
    openMeteo:
      openMeteoReply === null
        ? null
        : createOpenMeteoDriver({ http, baseUrl: openMeteo.url, archiveBaseUrl: openMeteo.url }),
    clock: () => time.nowMs,
    signal: lifetime.signal,
  })
  const close = async (upstream: FakeUpstream, dead: boolean) => (dead ? undefined : upstream.close())
  return {
    ...stores,
    source,
    kma,
    openMeteo,
    met,
    time,
    async close() {
      lifetime.abort()
      await source.idle()
      await close(kma, kmaAnswer === 'dead')
      await met.close()
      await close(openMeteo, openMeteoReply === 'dead')
    },
  }
}
