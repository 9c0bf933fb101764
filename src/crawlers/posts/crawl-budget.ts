import { ThrottleError } from '../../errors.ts'
import type { CrawlStore } from '../../store/look-ports.ts'
import { BUDGET_SPENT } from './ingest/end-of-fault.ts'

/**
 * Counts a request before it is made. Throws ThrottleError `crawl-budget-spent` where the running crawl has none left. Once a crawl has
 * ended, the few posts of it that are still tried again are not counted: they were asked for within the budget before.
 */
export async function admitRequest(
  crawls: Pick<CrawlStore, 'takeRequest' | 'byId'>,
  crawlId: string,
): Promise<void> {
  if (await crawls.takeRequest(crawlId)) return
  const crawl = await crawls.byId(crawlId)
  if (crawl?.state === 'running') {
    throw new ThrottleError(BUDGET_SPENT, `The ${crawl.budget} requests of this run are spent.`, null)
  }
}
