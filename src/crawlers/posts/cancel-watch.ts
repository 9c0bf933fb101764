import type { CrawlStore } from '../../store/look-ports.ts'

/** How soon a cancelled crawl is noticed by whoever works on it. */
const EVERY_MS = 1_000

/** The reason that work on a cancelled crawl ends with. */
export class CrawlCancelled extends Error {
  constructor() {
    super('the crawl was cancelled')
    this.name = 'CrawlCancelled'
  }
}

/** Tells whoever works on a crawl, here or for another process, that it was cancelled. */
export type CancelWatch = {
  /** A signal that aborts with CrawlCancelled; `leave` once the work is over. */
  watch(crawlId: string): { signal: AbortSignal; leave(): void }
}

type Watched = { controller: AbortController; watchers: number }

export function createCancelWatch(crawls: Pick<CrawlStore, 'byId'>): CancelWatch {
  const watched = new Map<string, Watched>()
  let isLooking = false

  async function look(): Promise<void> {
    for (const [id, { controller }] of watched) {
      // While the store can't say, the work goes on; it can't end anything either.
      const crawl = await crawls.byId(id).catch(() => null)
      if (crawl?.state === 'cancelled') controller.abort(new CrawlCancelled())
    }
    isLooking = false
    lookSoon()
  }

  function lookSoon(): void {
    if (isLooking || watched.size === 0) return
    isLooking = true
    setTimeout(look, EVERY_MS).unref()
  }

  return {
    watch(crawlId) {
      const known = watched.get(crawlId) ?? { controller: new AbortController(), watchers: 0 }
      watched.set(crawlId, known)
      known.watchers += 1
      lookSoon()
      let isLeft = false
      return {
        signal: known.controller.signal,
        leave() {
          if (isLeft) return
          isLeft = true
          known.watchers -= 1
          if (known.watchers === 0 && watched.get(crawlId) === known) watched.delete(crawlId)
        },
      }
    },
  }
}
