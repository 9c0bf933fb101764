import type { Demand } from '../../src/store/ports.ts'

/** The demand port in memory. */
export function createMemoryDemand(): Demand {
  let asks: { code: string; place: unknown; atMs: number }[] = []
  return {
    async touch(code, place, atMs, times = 1) {
      for (let i = 0; i < times; i++) asks.push({ code, place, atMs })
    },
    async deleteDemandBefore(beforeMs) {
      const kept = asks.filter(({ atMs }) => atMs >= beforeMs)
      const deleted = asks.length - kept.length
      asks = kept
      return deleted
    },
    async mostAsked(sinceMs, limit) {
      const recent = asks.filter(({ atMs }) => atMs >= sinceMs)
      return [...Map.groupBy(recent, ({ code }) => code)]
        .map(([code, of]) => ({ code, place: of[0]?.place, asks: of.length }))
        .toSorted((a, b) => b.asks - a.asks)
        .slice(0, limit)
    },
  }
}
