import './no-telemetry.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import sharp from 'sharp'
import { decodePhoto } from '../src/vision/decode-photo.ts'
import { canvasSize, fitWithin, letterbox } from '../src/vision/letterbox.ts'
import { readModel } from '../src/vision/model-card.ts'
import { openDetector } from '../src/vision/open-detector.ts'
import type { TagWorkerData } from '../src/vision/tag-worker.ts'
import { openWorkerPool } from '../src/vision/worker-pool.ts'
import { openStraightforward } from './straightforward-tagging.ts'
import type { RunRequest } from './vision-worker.ts'

/**
 * npm run bench:vision [-- --photos 300 --rounds 3 --endurance 5000]
 *
 * On the same photos, threads and run: tagging end to end against the bound that its two halves set when measured alone, and against the
 * tagging that one writes first; latency of a single photo; how long the calling thread is held; memory after many photos.
 */
const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : Number(process.argv[at + 1])
}
const PHOTOS = option('photos', 200)
const ROUNDS = option('rounds', 3)
const ENDURANCE = option('endurance', 5000)
const WORKERS = availableParallelism()
const MEGABYTE = 1024 * 1024
const IDLE_MS = 15_000

/** Street photos where the reference material lies beside the project, else pictures of their size. */
async function benchPhotos(): Promise<Uint8Array[]> {
  const folder = join(process.env.REFERENCE_DIR ?? '../shared', 'data', 'street-photos', 'images')
  const names = existsSync(folder) ? readdirSync(folder).slice(0, 100) : []
  if (names.length > 0) return names.map((name) => new Uint8Array(readFileSync(join(folder, name))))
  return Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      sharp({
        create: {
          width: 427,
          height: 640,
          channels: 3,
          background: '#777',
          noise: { type: 'gaussian', mean: 90 + i, sigma: 30 },
        },
      })
        .blur(2)
        .jpeg({ quality: 85 })
        .toBuffer(),
    ),
  )
}

async function perSecond(work: (photo: Uint8Array) => Promise<unknown>, photos: readonly Uint8Array[]) {
  const startMs = performance.now()
  let next = 0
  // As many in flight as keep every worker and its decoding busy.
  const lane = async () => {
    while (next < PHOTOS) await work(photos[next++ % photos.length]!)
  }
  await Promise.all(Array.from({ length: WORKERS * 2 }, lane))
  return PHOTOS / ((performance.now() - startMs) / 1000)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!

const [loadBefore] = loadavg()
const photos = await benchPhotos()
const model = await readModel()
const workerData: TagWorkerData = { model, threads: 1 }
const { input } = model.card
const bare = await openWorkerPool<RunRequest, boolean>({
  script: new URL('./vision-worker.ts', import.meta.url),
  workers: WORKERS,
  jobsPerWorker: 2,
  workerData,
})
const detector = await openDetector({ maxQueue: 1000 })
const straightforward = await openStraightforward(model)

const prepare = async (photo: Uint8Array) => {
  const { rgb, size } = await decodePhoto(photo, input.longSide)
  return letterbox(rgb, size, input)
}
const canvases = new Map<Uint8Array, RunRequest>()
for (const photo of photos) {
  const { autoOrient } = await sharp(photo).metadata()
  canvases.set(photo, canvasSize(fitWithin(autoOrient, input.longSide), input.stride))
}
const run = (photo: Uint8Array) => bare.run(canvases.get(photo)!)
const tag = (photo: Uint8Array) => detector.detect(photo)

// Warm-up: every photo through everything once.
await Promise.all(photos.map((photo) => Promise.all([run(photo), tag(photo)])))
await straightforward.tag(photos[0]!)

const rounds = []
for (let round = 0; round < ROUNDS; round++) {
  const preparePerS = await perSecond(prepare, photos)
  const runPerS = await perSecond(run, photos)
  const tagPerS = await perSecond(tag, photos)
  const startMs = performance.now()
  const few = Math.min(PHOTOS, 60)
  for (let i = 0; i < few; i++) await straightforward.tag(photos[i % photos.length]!)
  const straightforwardPerS = few / ((performance.now() - startMs) / 1000)
  const boundPerS = 1 / (1 / preparePerS + 1 / runPerS)
  rounds.push({
    preparePerS,
    runPerS,
    boundPerS,
    tagPerS,
    straightforwardPerS,
    ofBound: tagPerS / boundPerS,
    ofPeer: tagPerS / straightforwardPerS,
  })
}
console.log(`load of the machine before: ${loadBefore?.toFixed(1)}`)
console.log(`${WORKERS} workers of 1 thread, ${photos.length} photos, ${PHOTOS} a round`)
console.table(
  rounds.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, Number(v.toFixed(2))]))),
)
console.log(`tagging ÷ bound: ${median(rounds.map(({ ofBound }) => ofBound)).toFixed(3)} (goal ≥ 0.95)`)
console.log(`tagging ÷ straightforward: ${median(rounds.map(({ ofPeer }) => ofPeer)).toFixed(2)} (goal ≥ 2)`)
await bare.close()
await straightforward.close()

const latencies: number[] = []
for (let i = 0; i < PHOTOS; i++) {
  const startMs = performance.now()
  await tag(photos[i % photos.length]!)
  latencies.push(performance.now() - startMs)
}
console.log(
  `one photo at a time: p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p99 ${percentile(latencies, 0.99).toFixed(1)} ms (goal ≤ 40)`,
)

/** How long the calling thread is held while `work` runs, milliseconds, and the most that it computed itself between two turns. */
async function heldWhile(work: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let before = process.threadCpuUsage()
  let ownMs = 0
  const turns = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    ownMs = Math.max(ownMs, (user + system) / 1000)
    before = process.threadCpuUsage()
  }, 1)
  delay.enable()
  await work()
  delay.disable()
  clearInterval(turns)
  return { p99Ms: delay.percentile(99) / 1e6, longestMs: delay.max / 1e6, ownMs }
}

const rssMb: number[] = []
const tagging = await heldWhile(async () => {
  for (let done = 0; done < ENDURANCE; done += PHOTOS) {
    await perSecond(tag, photos)
    rssMb.push(process.memoryUsage().rss / MEGABYTE)
  }
})
// What other programs on the machine do to a thread that does nothing.
const idle = await heldWhile(() => new Promise((resolve) => setTimeout(resolve, IDLE_MS)))
console.log(
  `calling thread held while tagging: p99 ${tagging.p99Ms.toFixed(1)} ms, longest ${tagging.longestMs.toFixed(1)} ms (goal ≤ 20), of its own work ${tagging.ownMs.toFixed(1)} ms; idle: p99 ${idle.p99Ms.toFixed(1)} ms, longest ${idle.longestMs.toFixed(1)} ms`,
)
const third = Math.floor(rssMb.length / 3)
const parts = [rssMb.slice(0, third), rssMb.slice(third, 2 * third), rssMb.slice(2 * third)].map((part) =>
  median(part).toFixed(0),
)
console.log(
  `memory over ${rssMb.length * PHOTOS} photos, median MB of the first, second and last third: ${parts.join(', ')} (goal: flat)`,
)
await detector.close()
