import { SingleBar } from 'cli-progress'
import type { Crawl } from '../domain/crawl.ts'

/** What a crawl's counters say, in the order of its stages. */
export type CrawlView = {
  found: number
  /** Nothing is left to do with these. */
  ended: number
  known: number
  fetched: number
  tagged: number
  evidence: number
  waiting: number
  excluded: number
  /** By reason, most first. */
  reasons: [string, number][]
  errors: number
}

export function viewOf({ counters, errors }: Pick<Crawl, 'counters' | 'errors'>): CrawlView {
  const of = (name: string) => counters[name] ?? 0
  const reasons = Object.entries(counters)
    .filter(([name, times]) => name.startsWith('excluded:') && times > 0)
    .map(([name, times]): [string, number] => [name.slice('excluded:'.length), times])
    .toSorted((a, b) => b[1] - a[1])
  const excluded = reasons.reduce((sum, [, times]) => sum + times, 0)
  return {
    found: of('found'),
    ended: of('known') + of('evidence') + of('waiting') + excluded,
    known: of('known'),
    fetched: of('fetched'),
    tagged: of('tagged'),
    evidence: of('evidence'),
    waiting: of('waiting'),
    excluded,
    reasons,
    errors: Object.values(errors).reduce((sum, { times }) => sum + times, 0),
  }
}

/** A live line on a terminal: stages, rate, time left, errors. Draws nothing elsewhere. */
export function createCrawlBar(nowMs: () => number = () => performance.now()) {
  const bar = new SingleBar({
    format:
      '{bar} {value}/{total} posts · {fetched} fetched · {tagged} tagged · {evidence} evidence · {waiting} waiting · {excluded} out · {rate}/s · {eta_formatted} left · {errors} errors',
    hideCursor: true,
    barsize: 20,
  })
  const beganMs = nowMs()
  let first: number | null = null
  return {
    start: () =>
      bar.start(0, 0, { fetched: 0, tagged: 0, evidence: 0, waiting: 0, excluded: 0, rate: '0', errors: 0 }),
    update(crawl: Crawl) {
      const view = viewOf(crawl)
      first ??= view.ended
      const rate = ((view.ended - first) / Math.max(1, nowMs() - beganMs)) * 1000
      bar.setTotal(view.found)
      bar.update(view.ended, { ...view, rate: rate.toFixed(1) })
    },
    stop: () => bar.stop(),
  }
}
