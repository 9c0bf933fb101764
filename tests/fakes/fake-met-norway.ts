import { type FakeReply, type FakeUpstream, openFakeUpstream } from './fake-upstream.ts'

const HOUR_MS = 3_600_000
/** Seen between Date and Expires. */
const FRESH_MS = 30 * 60_000
const HOURLY = 60
const SIX_HOURLY = 30

type Details = Record<string, number>
const entry = (atMs: number, instant: Details, next: Record<string, unknown>) => ({
  time: new Date(atMs).toISOString().replace('.000', ''),
  data: { instant: { details: instant }, ...next },
})

/** A timeseries as the service gives it: 60 hourly entries, then 6-hourly ones, the last with the moment alone; 20 °C, dry. */
export function metNorwayBody(nowMs: number, temperatureC = 20): string {
  const firstMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS
  const state = {
    air_temperature: temperatureC,
    relative_humidity: 50,
    wind_speed: 2,
    cloud_area_fraction: 10,
  }
  const dry = { summary: { symbol_code: 'clearsky_day' }, details: { precipitation_amount: 0 } }
  const longMs = firstMs + HOURLY * HOUR_MS
  const timeseries = [
    ...Array.from({ length: HOURLY }, (_, i) =>
      entry(firstMs + i * HOUR_MS, state, { next_1_hours: dry, next_6_hours: dry }),
    ),
    ...Array.from({ length: SIX_HOURLY }, (_, i) =>
      entry(longMs + i * 6 * HOUR_MS, state, i < SIX_HOURLY - 1 ? { next_6_hours: dry } : {}),
    ),
  ]
  const units = {
    air_temperature: 'celsius',
    wind_speed: 'm/s',
    relative_humidity: '%',
    precipitation_amount: 'mm',
    cloud_area_fraction: '%',
  }
  return JSON.stringify({ type: 'Feature', properties: { meta: { units }, timeseries } })
}

/**
 * MET Norway's locationforecast as its terms describe it: 403 without a contact in the User-Agent and for coordinates of more than four
 * decimals, Expires and Last-Modified with each answer, 304 where nothing has changed since.
 */
export async function openFakeMetNorway(options: {
  nowMs: () => number
  /** When the forecast last changed; default: the start of the hour. */
  changedAtMs?: (nowMs: number) => number
  body?: (nowMs: number) => string
  replyWith?: () => FakeReply | null
}): Promise<FakeUpstream> {
  const { nowMs, body = metNorwayBody, replyWith = () => null } = options
  const changedAtMs = options.changedAtMs ?? ((ms: number) => Math.floor(ms / HOUR_MS) * HOUR_MS)
  return openFakeUpstream(({ path, query, headers }) => {
    const instead = replyWith()
    if (instead) return instead
    const decimals = ['lat', 'lon'].map((name) => query.get(name)?.split('.')[1]?.length ?? 0)
    const contact = /\(.*[@.].*\)/.test(String(headers['user-agent']))
    if (!contact || Math.max(...decimals) > 4) return { status: 403, body: 'Forbidden' }
    if (path !== '/weatherapi/locationforecast/2.0/compact') return { status: 404, body: 'Not Found' }
    const lastModified = new Date(changedAtMs(nowMs())).toUTCString()
    const times = {
      expires: new Date(nowMs() + FRESH_MS).toUTCString(),
      'last-modified': lastModified,
      'content-type': 'application/json',
    }
    if (headers['if-modified-since'] === lastModified) return { status: 304, headers: times }
    return { headers: times, body: body(nowMs()) }
  })
}
