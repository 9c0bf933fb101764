import { expect, it } from 'vitest'
import { createPastDays } from '../../../../src/crawlers/weather/history/past-days.ts'
import type { HistorySite } from '../../../../src/domain/history.ts'
import type { ObservationStore, PlaceTime } from '../../../../src/store/ports.ts'
import { StoreUnavailableError } from '../../../../src/store/store-unavailable-error.ts'
import { NEW_YORK } from '../weather-harness.ts'

const gauge: HistorySite = { site: 'asos:108', source: 'kma-asos', lat: 40.7, lon: -74 }
const cell: HistorySite = { site: 'geo:40.70,-74.00', source: 'open-meteo-archive', lat: 40.7, lon: -74 }

const past = (nearestHours: ObservationStore['nearestHours']) => createPastDays({ nearestHours })
const hourAt = (atMs: number) => ({
  atMs,
  temperatureC: 3,
  humidityPct: 50,
  windMs: 1,
  precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 } as const,
  cloudPct: null,
})
const instant = ({ localTime, timeZone }: PlaceTime) => {
  expect(timeZone).toBe('UTC')
  return Date.parse(`${localTime}:00Z`)
}

it('asks once for all days, and tells the sources of each; hours that nobody observed are left out', async () => {
  let calls = 0
  const days = await past(async (asked) => {
    calls++
    return asked.map((question, i) =>
      i === 3 ? null : { site: i < 24 ? gauge : cell, distanceKm: 1, hour: hourAt(instant(question)) },
    )
  }).daysAt(NEW_YORK, ['2025-11-21', '2026-11-20'])
  expect(calls).toBe(1)
  expect(days.map(({ hours }) => hours.length)).toEqual([23, 24])
  expect(days[1]?.hours[0]?.atMs).toBe(Date.parse('2026-11-20T00:00:00-05:00'))
  expect(days.map(({ attribution }) => attribution[0]?.slice(0, 20))).toEqual([
    '기상청 (Korea Meteorolo',
    'Weather data by Open',
  ])
})

it('asks for each hour of a day whose clock is set back', async () => {
  const [day] = await past(async (asked) =>
    asked.map((question) => ({ site: cell, distanceKm: 0, hour: hourAt(instant(question)) })),
  ).daysAt(NEW_YORK, ['2026-11-01'])
  expect(new Set(day?.hours.map(({ atMs }) => atMs)).size).toBe(25)
})

it('knows nothing while the store is away', async () => {
  const away = past(async () => {
    throw new StoreUnavailableError('the database is opening')
  })
  expect(await away.daysAt(NEW_YORK, ['2026-11-20'])).toEqual([{ hours: [], attribution: [] }])
})

it('does not wait for a store that says nothing', async () => {
  const silent = past(() => new Promise(() => {}))
  expect(await silent.daysAt(NEW_YORK, ['2026-11-20'])).toEqual([{ hours: [], attribution: [] }])
})
