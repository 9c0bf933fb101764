import { ThrottleError } from '../../errors.ts'
import type { CrawlStore } from '../../store/look-ports.ts'
import { BUDGET_SPENT } from './ingest/end-of-fault.ts'

/** Requests taken from the store at a time: one statement for many, and a process that is killed has taken at most so many in vain. */
const TAKE = 16

/** What a crawl may still ask, as far as this process has taken it. */
export type CrawlBudget = {
  /**
   * Counts a request before it is made. Throws ThrottleError `crawl-budget-spent` where the running crawl has none left. Once a crawl has
   * ended, the few posts of it that are still tried again are not counted: they were asked for within the budget before.
   */
  admit(crawlId: string): Promise<void>
  /** Gives back what was taken and not made. */
  giveBack(crawlId: string): Promise<void>
}

export function createCrawlBudget(
  crawls: Pick<CrawlStore, 'takeRequests' | 'giveBackRequests' | 'byId'>,
): CrawlBudget {
  const left = new Map<string, number>()
  const taking = new Map<string, Promise<number>>()

  function takeMore(crawlId: string): Promise<number> {
    const under = taking.get(crawlId)
    if (under) return under
    const taken = crawls.takeRequests(crawlId, TAKE).then((granted) => {
      left.set(crawlId, (left.get(crawlId) ?? 0) + granted)
      return granted
    })
    taking.set(crawlId, taken)
    return taken.finally(() => taking.delete(crawlId))
  }

  return {
    async admit(crawlId) {
      for (;;) {
        const now = left.get(crawlId) ?? 0
        if (now > 0) return void left.set(crawlId, now - 1)
        if ((await takeMore(crawlId)) > 0) continue
        const crawl = await crawls.byId(crawlId)
        if (crawl?.state !== 'running') return
        throw new ThrottleError(BUDGET_SPENT, `The ${crawl.budget} requests of this run are spent.`, null)
      }
    },
    async giveBack(crawlId) {
      const unused = left.get(crawlId) ?? 0
      left.delete(crawlId)
      if (unused > 0) await crawls.giveBackRequests(crawlId, unused)
    },
  }
}
