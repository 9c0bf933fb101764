import { setTimeout as sleep } from 'node:timers/promises'
import { Argument, Command, InvalidArgumentError } from 'commander'
import type { Context } from '../context.ts'
import { type Crawl, type CrawlParams, CrawlSource } from '../domain/crawl.ts'
import { parseIsoDate } from '../domain/local-time.ts'
import { ParamsRefusedError } from '../domain/params-refused-error.ts'
import { createCrawlBar, viewOf } from './crawl-progress.ts'
import { InterruptedError } from './interrupted-error.ts'
import { withContext } from './open-context.ts'
import { wholeNumber } from './options.ts'
import { printJson, printTable } from './print.ts'
import { UsageError } from './usage-error.ts'

type Near = NonNullable<CrawlParams['near']>
type Options = {
  query?: string
  near?: Near
  from?: string
  to?: string
  url?: string
  site?: string
  limit?: number
  budget?: number
  resume?: string
  json?: true
}

const LOOK_EVERY_MS = 500
const DEFAULT_RADIUS_KM = 5

export function crawlCommand(): Command {
  return new Command('crawl')
    .description('bring posts of a source, tag them, join them with their weather; goes on where it was')
    .addArgument(new Argument('[source]', 'where from').choices([...CrawlSource.enum]))
    .option('--query <words>', 'words, or a hashtag')
    .option('--near <lat,lon[,km]>', `photos taken there (within ${DEFAULT_RADIUS_KM} km)`, nearOf)
    .option('--from <date>', 'first local day of the photos', dateOf)
    .option('--to <date>', 'last local day', dateOf)
    .option('--url <url>', 'a feed, or a page of the site')
    .option('--site <id>', 'profile of a site that is turned on')
    .option('--limit <n>', 'posts at most', wholeNumber(1, 100_000))
    .option('--budget <n>', 'requests at most (default: of the source’s setting)', wholeNumber(1, 1_000_000))
    .option('--resume <id>', 'go on with a crawl that was stopped')
    .option('--json', 'the crawl as it ended, for programs')
    .action((source: CrawlSource | undefined, options: Options) =>
      withContext(async (context) => {
        await context.database.ready
        const crawl = await begin(context, source, options)
        const ended = await watch(context, crawl)
        if (options.json) printJson(ended)
        else printCrawl(ended)
      }),
    )
}

async function begin(context: Context, source: CrawlSource | undefined, options: Options): Promise<Crawl> {
  const { crawlTrigger, crawls, jobs } = context
  const { resume, budget, json: _, ...params } = options
  if (resume !== undefined) {
    const crawl = /^[0-9a-f-]{36}$/.test(resume) ? await crawls.byId(resume) : null
    if (crawl === null) throw new UsageError(`There is no crawl ${resume}.`)
    if (isOpen(crawl) && !(await jobs.crawls.holds(crawl.id))) await jobs.crawls.send(crawl)
    return crawl
  }
  if (source === undefined) throw new UsageError('Name a source, or a crawl to go on with (--resume ID).')
  try {
    return await crawlTrigger.start({
      source,
      params,
      requestedBy: 'cli',
      ...(budget !== undefined && { budget }),
    })
  } catch (error) {
    throw error instanceof ParamsRefusedError ? new UsageError(error.message, { cause: error }) : error
  }
}

/** Does the work, here or by a worker that was quicker, until the crawl has ended or a person stops it. */
async function watch(context: Context, begun: Crawl): Promise<Crawl> {
  const { crawls, createCrawlWorker, jobs } = context
  const worker = createCrawlWorker()
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const bar = createCrawlBar()
  let crawl = begun
  try {
    if (isOpen(crawl)) {
      await worker.start({ periodic: false })
      bar.start()
    }
    while (isOpen(crawl) && !interrupted.signal.aborted) {
      bar.update(crawl)
      await sleep(LOOK_EVERY_MS, undefined, { signal: interrupted.signal }).catch(() => {})
      crawl = (await crawls.byId(begun.id).catch(() => null)) ?? crawl
    }
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    bar.update(crawl)
    bar.stop()
    await Promise.all([worker.stop(), jobs.stop()])
  }
  if (interrupted.signal.aborted) {
    throw new InterruptedError(`Stopped. Its posts are kept; go on with: ondot crawl --resume ${crawl.id}`)
  }
  return (await crawls.byId(crawl.id)) ?? crawl
}

const isOpen = ({ state }: Crawl) => state === 'waiting' || state === 'running'

function printCrawl(crawl: Crawl): void {
  const view = viewOf(crawl)
  printTable(
    [],
    [
      ['crawl', `${crawl.id} (${crawl.state})`],
      ['requests', `${crawl.requests} of ${crawl.budget}`],
      ['found', `${view.found}, known before: ${view.known}`],
      ['evidence', `${view.evidence}, waiting for their weather: ${view.waiting}`],
      ['kept out', view.reasons.map(([reason, times]) => `${reason} ${times}`).join(', ') || 'none'],
    ],
  )
  for (const [kind, { times, message }] of Object.entries(crawl.errors))
    console.log(`! ${kind} (${times}): ${message}`)
}

function nearOf(text: string): Near {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [lat, lon, radiusKm = DEFAULT_RADIUS_KM] = numbers
  const isRight =
    numbers.length <= 3 &&
    Math.abs(lat ?? 91) <= 90 &&
    Math.abs(lon ?? 181) <= 180 &&
    radiusKm > 0 &&
    radiusKm <= 32
  if (!isRight) throw new InvalidArgumentError('Must be LAT,LON or LAT,LON,KM with up to 32 km.')
  return { lat: lat!, lon: lon!, radiusKm }
}

function dateOf(text: string): string {
  const date = parseIsoDate(text)
  if (date === null) throw new InvalidArgumentError('Must be a date, e.g. 2026-05-01.')
  return date
}
