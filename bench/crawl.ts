/**
 * npm run bench:crawl — a site of 2,000 posts on this machine, no politeness delay. Each run is a process of its own, in turn; processor is
 * of all its threads, and does not hang on what else the machine does.
 *
 * Without detector (one that sees the same at once): the whole way, page and photo to stored, counted evidence, and the pages alone, fetched,
 * parsed and in the ledger. Beside them crawlee's CheerioCrawler on the same pages, one request at a time as our client does with a host, and
 * as fast as it goes; neither fetches a photo.
 * With detector: its rate inside the crawl ÷ its rate alone on the same photos.
 */
import { execFile } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openDetector } from '../src/vision/open-detector.ts'
import { measure } from './measure.ts'
import { start } from './processes.ts'
import { say, spread } from './spread.ts'
import { streetPhotos } from './street-photos.ts'

const POSTS = Number(process.env.POSTS ?? 2_000)
const TAGGED_POSTS = Number(process.env.TAGGED_POSTS ?? 400)
const ROUNDS = Number(process.env.ROUNDS ?? 3)

type Run = {
  perS: number
  taggedPerS: number
  /** Of the processor, for one post. */
  cpuMs: number
  peakMb: number
  posts?: number
  state?: string
  counters?: Record<string, number>
}
const script = (name: string) => join(import.meta.dirname, name)

async function run(name: string, options: object): Promise<Run> {
  const { stdout } = await promisify(execFile)(process.execPath, [script(name), JSON.stringify(options)])
  return JSON.parse(stdout.trim().split('\n').at(-1)!)
}

const source = await start([script('crawl-source.ts'), String(POSTS)])
const runs = {
  'page, photo, place, weather, stored, counted': () =>
    run('crawl-ours.ts', { ...source, withDetector: false }),
  'pages into the ledger': () => run('crawl-pages.ts', source),
  'crawlee, one request at a time': () => run('crawl-crawlee.ts', { ...source, oneAtATime: true }),
  'crawlee, as fast as it goes': () => run('crawl-crawlee.ts', source),
}
type Name = keyof typeof runs
const names = Object.keys(runs) as Name[]
console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
const rounds: Record<Name, Run>[] = []
for (let round = 0; round < ROUNDS; round++) {
  const done = {} as Record<Name, Run>
  for (const name of names) {
    done[name] = await runs[name]()
    const posts = done[name].posts ?? done[name].counters?.evidence
    if (posts !== POSTS) throw new Error(`${name}: not every post was read: ${JSON.stringify(done[name])}`)
  }
  rounds.push(done)
}
await source.stop()
console.log(`${POSTS} posts, detector off, ${ROUNDS} rounds: median (min .. max)`)
for (const name of names) {
  const of = (number: (told: Run) => number) => spread(rounds.map((done) => number(done[name])))
  say(
    `${name}: posts a second`,
    of(({ perS }) => perS),
    'none',
    0,
  )
  say(
    '  processor, ms a post',
    of(({ cpuMs }) => cpuMs),
    'none',
    1,
  )
  say(
    '  peak memory, MB',
    of(({ peakMb }) => peakMb),
    'none',
    0,
  )
}
const [whole, pages, ...peers] = names as [Name, Name, ...Name[]]
for (const ours of [pages, whole])
  for (const peer of peers)
    say(
      `${ours === whole ? 'whole way' : ours} ÷ ${peer}`,
      spread(rounds.map((done) => done[ours].perS / done[peer].perS)),
      '≥ 1.5',
    )

const photos = await streetPhotos(200)

/** Every photo handed over at once, as often as the crawl shows photos. */
async function alone(): Promise<{ perS: number; cpuMs: number }> {
  const detector = await openDetector({ maxQueue: TAGGED_POSTS })
  await Promise.all(photos.slice(0, 20).map((photo) => detector.detect(photo)))
  const end = measure()
  await Promise.all(
    Array.from({ length: TAGGED_POSTS }, (_, i) => detector.detect(photos[i % photos.length]!)),
  )
  const { ms, cpuMs } = end()
  await detector.close()
  return { perS: TAGGED_POSTS / (ms / 1000), cpuMs: cpuMs / TAGGED_POSTS }
}

const street = await start([script('crawl-source.ts'), String(TAGGED_POSTS), 'street'])
const shares: number[] = []
const aloneCpuMs: number[] = []
const inCrawl: Run[] = []
for (let round = 0; round < ROUNDS; round++) {
  const before = await alone()
  inCrawl.push(await run('crawl-ours.ts', { ...street, withDetector: true }))
  const after = await alone()
  shares.push(inCrawl.at(-1)!.taggedPerS / ((before.perS + after.perS) / 2))
  aloneCpuMs.push((before.cpuMs + after.cpuMs) / 2)
}
await street.stop()
console.log(`\n${TAGGED_POSTS} posts with photos of the street, detector on, ${ROUNDS} rounds`)
say('photos tagged a second in the crawl', spread(inCrawl.map(({ taggedPerS }) => taggedPerS)), 'none', 1)
say('÷ the detector alone on the same photos', spread(shares), '≥ 0.9')
say('processor, ms a post in the crawl', spread(inCrawl.map(({ cpuMs }) => cpuMs)), 'none', 1)
say('processor, ms a photo, the detector alone', spread(aloneCpuMs), 'none', 1)
say('peak memory, MB', spread(inCrawl.map(({ peakMb }) => peakMb)), 'none', 0)
