import { randomUUID } from 'node:crypto'
import {
  CrawlSource,
  type CrawlTrigger,
  type SourceChange,
  type SourceSetting,
} from '../../src/domain/crawl.ts'
import { ParamsRefusedError } from '../../src/domain/params-refused-error.ts'
import { AbortedError } from '../../src/errors.ts'
import type { CrawlStore } from '../../src/store/look-ports.ts'

/** The trigger as its contract says, over a store of crawls and without a worker: Flickr lacks its key, a feed needs a URL. */
export function createFakeCrawlTrigger(crawls: CrawlStore, clock: () => number): CrawlTrigger {
  const changes = new Map<string, SourceChange>()

  const settingOf = (source: CrawlSource): SourceSetting => ({
    ...(changes.get(source) ?? { source, enabled: true, schedule: null, params: {}, budget: 500 }),
    lastSuccessAtMs: source === 'commons' ? clock() - 1000 : null,
    unavailable: source === 'flickr' ? 'set FLICKR_KEY to crawl Flickr' : null,
  })

  const check: CrawlTrigger['check'] = (source, params) => {
    const { unavailable } = settingOf(source)
    if (unavailable !== null) throw new AbortedError('source-unavailable', unavailable)
    if (source === 'feed' && params.url === undefined)
      throw new ParamsRefusedError('url', 'is needed: the address of the feed')
  }

  return {
    check,
    async start({ source, params, budget = settingOf(source).budget, requestedBy }) {
      check(source, params)
      return crawls.create({ id: randomUUID(), source, params, budget, requestedBy }, clock())
    },
    cancel: (id) => crawls.move(id, 'cancelled', clock()),
    sources: async () => CrawlSource.enum.map(settingOf),
    async putSource(change) {
      if (change.schedule === 'soon') throw new ParamsRefusedError('schedule', 'must be five cron fields')
      changes.set(change.source, change)
      return settingOf(change.source)
    },
  }
}
