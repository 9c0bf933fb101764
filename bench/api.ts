/**
 * npm run bench:api — the API on one machine in one run: ratios against a bare Fastify route that sends the same uncompressed bytes,
 * the cost of an uncached recommendation, and memory over 100,000 requests. Needs no network: Open-Meteo is a local fake.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import type { Health } from '../src/api/health.ts'
import { openFakeOpenMeteo } from '../tests/fakes/fake-open-meteo.ts'
import { start } from './processes.ts'
import { recommendCore } from './recommend-core.ts'
import { say, spread } from './spread.ts'

const ROUNDS = 7
const SECONDS = 3
const CONNECTIONS = 10
/** As many questions as differ by person. */
const UNCACHED = 7 * 3 * 4 * 4
const MEMORY_REQUESTS = 100_000
const PATH = '/v1/recommendations/daily?region=1168000000&gender=female'
/** As phones ask. */
const PLAIN = { accept: 'application/json', 'accept-language': 'ko-KR' }
const GZIP = { ...PLAIN, 'accept-encoding': 'gzip' }

const folder = await mkdtemp(join(tmpdir(), 'ondot-bench-'))
const upstream = await openFakeOpenMeteo({ nowMs: Date.now })
const server = await start(['bin/ondot.mjs', 'serve'], {
  PORT: '0',
  DATA_DIR: join(folder, 'data'),
  OPEN_METEO_BASE_URL: upstream.url,
  OPEN_METEO_ARCHIVE_BASE_URL: upstream.url,
  RATE_LIMIT_PER_MINUTE: '100000000',
})
const bodyFile = join(folder, 'body.json')
await storeIsOpen()
await writeFile(
  bodyFile,
  await (await fetch(server.url + PATH, { headers: { ...PLAIN, 'accept-encoding': 'identity' } })).text(),
)
const bare = await start(['bench/bare.ts', bodyFile])

async function storeIsOpen(): Promise<void> {
  for (;;) {
    const { store } = (await (await fetch(`${server.url}/readyz`)).json()) as Health
    if (store.state === 'open') return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function load(url: string, headers: Record<string, string>, amount?: number): Promise<number> {
  const result = await autocannon({
    url,
    headers,
    connections: CONNECTIONS,
    ...(amount ? { amount } : { duration: SECONDS }),
  })
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} bad answers, ${result.errors} errors`)
  return result.requests.total / result.duration
}

async function ratios(headers: Record<string, string>): Promise<number[]> {
  const found: number[] = []
  for (let i = 0; i <= ROUNDS; i++) {
    // In turn, so that both meet the same machine; the first round warms up.
    const ratio = (await load(server.url + PATH, headers)) / (await load(bare.url, headers))
    if (i > 0) found.push(ratio)
  }
  return found
}

async function uncachedMs(): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < UNCACHED; i++) {
    // Every question is a new one; the weather of the place is stored.
    const asker = new URLSearchParams({
      sensitivity: String((i % 7) - 3),
      gender: ['female', 'male', 'any'][Math.floor(i / 7) % 3] ?? 'any',
      occasion: ['casual', 'office', 'formal', 'sport'][Math.floor(i / 21) % 4] ?? 'casual',
      activity: ['sitting', 'walking', 'cycling', 'running'][Math.floor(i / 84) % 4] ?? 'walking',
    })
    const url = `${server.url}/v1/recommendations/daily?region=1168000000&lang=en&${asker}`
    const began = performance.now()
    const response = await fetch(url)
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`${url}: ${response.status}`)
    times.push(performance.now() - began)
  }
  return times
}

async function residentMb(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20
}

try {
  console.log(
    `${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections, Node ${process.version}: median (min .. max)\n`,
  )
  say('cached daily answer ÷ bare Fastify, requests/s', spread(await ratios(PLAIN)), '≥ 0.7')
  say('the same with Accept-Encoding: gzip', spread(await ratios(GZIP)), '≥ 0.7')
  say('core of an uncached recommendation, ms', spread(recommendCore()), '≤ 2 (median)')
  say('whole uncached request on PGlite, ms', spread(await uncachedMs()), '≤ 15 (median)')
  const before = await residentMb()
  for (let i = 0; i < 4; i++) {
    await load(server.url + PATH, GZIP, MEMORY_REQUESTS / 4)
    console.log(
      `resident memory after ${((i + 1) * MEMORY_REQUESTS) / 4} requests: ${(await residentMb()).toFixed(0)} MB (before: ${before.toFixed(0)})`,
    )
  }
} finally {
  await Promise.all([server.stop(), bare.stop(), upstream.close()])
  await rm(folder, { recursive: true, force: true })
}
