import { isDeepStrictEqual } from 'node:util'
import type { Crawl, CrawlState } from '../../domain/crawl.ts'
import type { Log } from '../../domain/log.ts'
import { OndotError } from '../../errors.ts'

const ENDED: ReadonlySet<CrawlState> = new Set(['done', 'failed', 'cancelled'])

export function hasEnded({ state }: Crawl): boolean {
  return ENDED.has(state)
}

export type CrawlWatch = {
  /** Calls `told` with the crawl as it is each time it has changed, until it has ended or the returned function is called. */
  follow(crawl: Crawl, told: (crawl: Crawl) => void): () => void
  /** Crawls that are read now. */
  reading(): number
}

type Followed = { last: Crawl; listeners: Set<(crawl: Crawl) => void>; timer: NodeJS.Timeout }

/** Reads a crawl that somebody follows every `everyMs`, once for all who do. While the store is away they hear nothing. */
export function createCrawlWatch(
  byId: (id: string) => Promise<Crawl | null>,
  { everyMs, log }: { everyMs: number; log: Log },
): CrawlWatch {
  const followed = new Map<string, Followed>()

  function stop(id: string): void {
    clearTimeout(followed.get(id)?.timer)
    followed.delete(id)
  }

  async function read(id: string): Promise<void> {
    const crawl = await byId(id).catch((error) => {
      if (!(error instanceof OndotError)) log.error({ error }, 'a crawl could not be read')
      return null
    })
    const known = followed.get(id)
    if (known === undefined) return
    if (crawl !== null && !isDeepStrictEqual(crawl, known.last)) {
      known.last = crawl
      for (const told of known.listeners) told(crawl)
    }
    if (crawl !== null && hasEnded(crawl)) stop(id)
    else known.timer = later(id)
  }

  const later = (id: string) => setTimeout(() => void read(id), everyMs).unref()

  return {
    follow(crawl, told) {
      const { id } = crawl
      const known = followed.get(id) ?? { last: crawl, listeners: new Set(), timer: later(id) }
      followed.set(id, known)
      known.listeners.add(told)
      return () => {
        known.listeners.delete(told)
        if (known.listeners.size === 0 && followed.get(id) === known) stop(id)
      }
    },
    reading: () => followed.size,
  }
}
