import { setTimeout as sleep } from 'node:timers/promises'
import { createCrawlBar } from '../../src/cli/crawl-progress.ts'
import type { Crawl } from '../../src/domain/crawl.ts'
import { createPostsContext } from '../../src/posts-context.ts'
import type { Demo } from './open-demo.ts'
import { createStageTimes, type StageTime } from './stage-times.ts'

const LOOK_EVERY_MS = 200
const PHOTO = /^\/photos\//

/** Crawls all that the stand-in for Commons has, by the worker of the service, its ports watched. */
export async function crawlDemo({
  context,
  urls,
}: Demo): Promise<{ crawl: Crawl; wallMs: number; stages: StageTime[] }> {
  const times = createStageTimes()
  const { closePosts, crawlTrigger, createCrawlWorker } = createPostsContext(context.config, {
    ...context,
    posts: times.watch(context.posts, (method) => (method === 'end' ? 'store and count a look' : null)),
    looks: times.watch(context.looks, (method) => (method === 'duplicateOf' ? 'look for duplicates' : null)),
    pastWeather: times.watch(context.pastWeather, () => 'join weather (many looks at once)'),
    openDetector: async () =>
      times.watch(await context.openDetector(), (method) => (method === 'detect' ? 'find garments' : null)),
  })
  const calls = times.watchHttp(({ origin, pathname }) => {
    if (origin === urls.openMeteo) return 'fetch past weather'
    if (origin !== urls.commons) return null
    return PHOTO.test(pathname) ? 'fetch a photo' : 'fetch a page of posts'
  })
  const worker = createCrawlWorker()
  const bar = createCrawlBar()
  try {
    const beganMs = performance.now()
    const params = { query: 'ondot demo' }
    let crawl = await crawlTrigger.start({ source: 'commons', params, requestedBy: 'demo' })
    bar.start()
    await worker.start({ periodic: false })
    while (crawl.state === 'waiting' || crawl.state === 'running') {
      await sleep(LOOK_EVERY_MS)
      crawl = (await context.crawls.byId(crawl.id))!
      bar.update(crawl)
    }
    return { crawl, wallMs: performance.now() - beganMs, stages: calls.stop() }
  } finally {
    bar.stop()
    await worker.stop()
    await context.jobs.stop()
    closePosts()
  }
}
