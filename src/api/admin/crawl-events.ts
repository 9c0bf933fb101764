import { PassThrough } from 'node:stream'
import type { Crawl } from '../../domain/crawl.ts'
import { crawlAnswer } from '../schemas/admin.ts'
import { type CrawlWatch, hasEnded } from './crawl-watch.ts'

/** Keeps proxies from closing a stream on which nothing happens. */
const HEARTBEAT_MS = 15_000

export type CrawlEvents = {
  /** Server-sent events: `progress` with the crawl now and whenever it has changed, `end` with it at last. */
  open(crawl: Crawl): PassThrough
  /** Ends every stream. */
  close(): void
}

export function createCrawlEvents(watch: CrawlWatch): CrawlEvents {
  const streams = new Set<PassThrough>()

  return {
    open(crawl) {
      const stream = new PassThrough()
      streams.add(stream)
      const beat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS).unref()
      const eventOf = (event: string, of: Crawl) =>
        `event: ${event}\ndata: ${JSON.stringify(crawlAnswer(of))}\n\n`
      const told = (changed: Crawl) => {
        // Who reads slower than it changes gets less, not later.
        if (hasEnded(changed)) stream.end(eventOf('end', changed))
        else if (!stream.writableNeedDrain) stream.write(eventOf('progress', changed))
      }
      stream.write(eventOf('progress', crawl))
      const leave = hasEnded(crawl) ? () => {} : watch.follow(crawl, told)
      stream.once('close', () => {
        clearInterval(beat)
        leave()
        streams.delete(stream)
      })
      if (hasEnded(crawl)) told(crawl)
      return stream
    },

    close() {
      for (const stream of streams) stream.end()
    },
  }
}
