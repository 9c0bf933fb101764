import type { Forecast } from '../../src/domain/weather.ts'
import type { ForecastStore } from '../../src/store/ports.ts'
import { StoreUnavailableError } from '../../src/store/store-unavailable-error.ts'

/** The forecast port in memory. `down` makes it behave as while the database is away. */
export function createMemoryForecastStore(): ForecastStore & { saved: Forecast[]; down: boolean } {
  const wanted = (keys: readonly { product: string; cell: string }[]) => (forecast: Forecast) =>
    keys.some(({ product, cell }) => forecast.product === product && forecast.cell === cell)
  const store = {
    saved: [] as Forecast[],
    down: false,
    async saveForecast(forecast: Forecast) {
      check()
      const same = (other: Forecast) =>
        other.product === forecast.product &&
        other.cell === forecast.cell &&
        other.issuedAtMs === forecast.issuedAtMs
      store.saved = [...store.saved.filter((other) => !same(other)), forecast]
    },
    async latestForecasts(keys: Parameters<ForecastStore['latestForecasts']>[0], atMs: number) {
      check()
      const newestFirst = store.saved
        .filter((forecast) => wanted(keys)(forecast) && forecast.issuedAtMs <= atMs)
        .toSorted((a, b) => b.issuedAtMs - a.issuedAtMs)
      return [...Map.groupBy(newestFirst, ({ product, cell }) => `${product} ${cell}`).values()].flatMap(
        ([newest]) => newest ?? [],
      )
    },
    async hoursKnown(keys: Parameters<ForecastStore['hoursKnown']>[0], fromMs: number, toMs: number) {
      check()
      const best = new Map(
        store.saved
          .filter(wanted(keys))
          .toSorted((a, b) => a.issuedAtMs - b.issuedAtMs)
          .toSorted(
            (a, b) => Number(a.product === 'kma-observation') - Number(b.product === 'kma-observation'),
          )
          .flatMap(({ hours, issuedAtMs }) =>
            hours.filter(({ atMs }) => atMs >= fromMs && atMs < toMs && issuedAtMs <= atMs),
          )
          .map((hour) => [hour.atMs, hour]),
      )
      return [...best.values()].toSorted((a, b) => a.atMs - b.atMs)
    },
    thinForecastsBefore: async () => 0,
    async deleteForecastsBefore(beforeMs: number) {
      check()
      const kept = store.saved.filter(({ issuedAtMs }) => issuedAtMs >= beforeMs)
      const deleted = store.saved.length - kept.length
      store.saved = kept
      return deleted
    },
  }
  function check() {
    if (store.down) throw new StoreUnavailableError('the database is opening')
  }
  return store
}
