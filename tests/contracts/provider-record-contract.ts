import { beforeEach, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { createForecastStore } from '../../src/store/forecast-store.ts'
import { createProviderRecord } from '../../src/store/provider-record.ts'

const HOUR_MS = 3_600_000
const fiveMs = Date.parse('2026-11-21T05:00:00+09:00')

export function providerRecordContract(database: () => Database): void {
  beforeEach(async () => {
    await database().query('truncate provider_outcome, forecast')
  })

  it('keeps of each outcome of a product how often and when last', async () => {
    const record = createProviderRecord(database())
    await record.record('open-meteo', 'ok', fiveMs + 2)
    await record.record('open-meteo', 'ok', fiveMs) // A replica whose clock is behind.
    await record.record('open-meteo', 'upstream-timeout', fiveMs + 1)
    await record.record('kma-short-term', 'ok', fiveMs + 3)
    expect(await record.outcomes()).toEqual([
      { product: 'kma-short-term', outcome: 'ok', lastAtMs: fiveMs + 3, times: 1 },
      { product: 'open-meteo', outcome: 'ok', lastAtMs: fiveMs + 2, times: 2 },
      { product: 'open-meteo', outcome: 'upstream-timeout', lastAtMs: fiveMs + 1, times: 1 },
    ])
  })

  it('tells the newest issue of each product and the shortest wait for one', async () => {
    const issue = (hours: number, waitMinutes: number) =>
      createForecastStore(database()).saveForecast({
        product: 'kma-ultra-short',
        cell: 'kma:60,127',
        issuedAtMs: fiveMs + hours * HOUR_MS,
        fetchedAtMs: fiveMs + hours * HOUR_MS + waitMinutes * 60_000,
        hours: [
          {
            atMs: fiveMs,
            temperatureC: 1,
            humidityPct: 50,
            windMs: 1,
            precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 },
            uvIndex: null,
            cloudPct: null,
            source: 'kma-ultra-short',
          },
        ],
      })
    await issue(-2, 1) // Too old.
    await issue(0, 47)
    await issue(1, 16)
    await issue(2, 50)
    expect(await createProviderRecord(database()).newestIssues(fiveMs)).toEqual([
      { product: 'kma-ultra-short', issuedAtMs: fiveMs + 2 * HOUR_MS, shortestWaitMs: 16 * 60_000 },
    ])
  })
}
