/**
 * npm run bench:crawl — a site of 2,000 posts on this machine, no politeness delay. Without detector: posts a second from page to stored,
 * counted evidence, and peak memory, beside crawlee's CheerioCrawler that fetches and parses the same pages and does nothing more. With
 * detector: its rate inside the crawl ÷ its rate alone on the same photos. Each run is a process of its own, in turn.
 */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openDetector } from '../src/vision/open-detector.ts'
import { start } from './processes.ts'
import { say, spread } from './spread.ts'

const POSTS = Number(process.env.POSTS ?? 2_000)
const TAGGED_POSTS = Number(process.env.TAGGED_POSTS ?? 400)
const ROUNDS = Number(process.env.ROUNDS ?? 3)

type Run = {
  perS: number
  taggedPerS: number
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
const ours: Run[] = []
const crawlee: Run[] = []
for (let round = 0; round < ROUNDS; round++) {
  ours.push(await run('crawl-ours.ts', { ...source, withDetector: false }))
  crawlee.push(await run('crawl-crawlee.ts', source))
  const [own, peer] = [ours.at(-1)!, crawlee.at(-1)!]
  if (own.counters?.evidence !== POSTS) throw new Error(`not every post is evidence: ${JSON.stringify(own)}`)
  if (peer.posts !== POSTS) throw new Error(`crawlee read ${peer.posts} posts`)
}
await source.stop()
console.log(`${POSTS} posts, detector off, ${ROUNDS} rounds: median (min .. max)`)
say(
  'posts a second: page, photo, place, weather, stored, counted',
  spread(ours.map(({ perS }) => perS)),
  'none',
  0,
)
say('crawlee: pages a second, fetched and parsed', spread(crawlee.map(({ perS }) => perS)), 'none', 0)
say('ours ÷ crawlee', spread(ours.map(({ perS }, i) => perS / crawlee[i]!.perS)), '≥ 1.5')
say('peak memory, MB', spread(ours.map(({ peakMb }) => peakMb)), 'none', 0)
say('crawlee’s, MB', spread(crawlee.map(({ peakMb }) => peakMb)), 'none', 0)

const folder = join(process.env.REFERENCE_DIR ?? '../shared', 'data/street-photos/images')
if (!existsSync(folder)) {
  console.log('detector on: not run, there are no street photos (REFERENCE_DIR)')
  process.exit(0)
}
const files = readdirSync(folder).slice(0, 200)
const photos = files.map((name) => readFileSync(join(folder, name)))

/** Every photo handed over at once, as often as the crawl shows photos. */
async function alonePerS(): Promise<number> {
  const detector = await openDetector({ maxQueue: TAGGED_POSTS })
  await Promise.all(photos.slice(0, 20).map((photo) => detector.detect(photo)))
  const beganMs = performance.now()
  await Promise.all(
    Array.from({ length: TAGGED_POSTS }, (_, i) => detector.detect(photos[i % photos.length]!)),
  )
  const perS = TAGGED_POSTS / ((performance.now() - beganMs) / 1000)
  await detector.close()
  return perS
}

const street = await start([script('crawl-source.ts'), String(TAGGED_POSTS), 'street'])
const shares: number[] = []
const inCrawl: Run[] = []
for (let round = 0; round < ROUNDS; round++) {
  const before = await alonePerS()
  inCrawl.push(await run('crawl-ours.ts', { ...street, withDetector: true }))
  const after = await alonePerS()
  shares.push(inCrawl.at(-1)!.taggedPerS / ((before + after) / 2))
}
await street.stop()
console.log(`\n${TAGGED_POSTS} posts with photos of the street, detector on, ${ROUNDS} rounds`)
say('photos tagged a second in the crawl', spread(inCrawl.map(({ taggedPerS }) => taggedPerS)), 'none', 1)
say('÷ the detector alone on the same photos', spread(shares), '≥ 0.9')
say('peak memory, MB', spread(inCrawl.map(({ peakMb }) => peakMb)), 'none', 0)
