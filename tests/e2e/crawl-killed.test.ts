import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { createEvidenceStore } from '../../src/store/evidence-store.ts'
import { aPhoto } from '../fakes/a-photo.ts'
import { commonsFile, openFakeCommons } from '../fakes/fake-commons.ts'
import type { FakeUpstream } from '../fakes/fake-upstream.ts'
import { onPostgres, postgresAnswers } from '../services.ts'
import { createDataDir, createPostgres, silentLog } from '../store/test-databases.ts'
import type { CrawlUntilKilled, Said } from './crawl-until-killed.ts'

const SCRIPT = fileURLToPath(new URL('./crawl-until-killed.ts', import.meta.url))
/** Two pages of the source. */
const FILES = 80
const PATIENCE_MS = 150_000
/** Beyond every lease. */
const LATER_MS = 10 * 60_000
const NEVER_MS = 3_600_000

/** What is slow in the run that is killed, and when it is: while it waits in that stage. */
type Kill = {
  stage: string
  slow?: Partial<CrawlUntilKilled>
  pageMs?: (page: number) => number
  photoMs?: number
  when: (said: Said, requests: FakeUpstream['requests']) => boolean
}
const isPhoto = ({ path }: { path: string }) => path.startsWith('/photos/')
const KILLS: Kill[] = [
  { stage: 'the first page is fetched', pageMs: () => NEVER_MS, when: (_, requests) => requests.length > 0 },
  {
    stage: 'the second page is fetched',
    pageMs: (page) => (page === 1 ? NEVER_MS : 0),
    when: (_, requests) => requests.filter((asked) => !isPhoto(asked)).length > 1,
  },
  { stage: 'photos are fetched', photoMs: NEVER_MS, when: (_, requests) => requests.some(isPhoto) },
  {
    stage: 'garments are detected',
    slow: { detectMs: NEVER_MS },
    when: (said) => 'stage' in said && said.stage === 'detect',
  },
  {
    stage: 'weather is asked for',
    slow: { weatherMs: NEVER_MS },
    when: (said) => 'stage' in said && said.stage === 'weather',
  },
  {
    stage: 'looks are stored',
    slow: { weatherMs: 1 },
    when: (said) => 'evidence' in said && said.evidence >= 25,
  },
]

let photos: Buffer[]
const children = new Set<ChildProcess>()
beforeAll(async () => {
  photos = await Promise.all(Array.from({ length: FILES }, (_, i) => aPhoto(i)))
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

/** A source with two pages of 50; how slow it is can be changed while it runs. */
async function openSource() {
  const slow = { pageMs: (_: number): number => 0, photoMs: 0 }
  const commons = await openFakeCommons({
    files: photos.map((_, i) => commonsFile(i, { user: `user ${i}` })),
    photo: (name) => ({ body: photos[Number(/\d+/.exec(name)?.[0])]!, afterMs: slow.photoMs }),
    pageMs: (offset) => slow.pageMs(offset / 50),
  })
  return { commons, slow }
}

type Store = { DATA_DIR: string } | { DATABASE_URL: string }
function run(store: Store, commons: FakeUpstream, change: Partial<CrawlUntilKilled> = {}) {
  const options: CrawlUntilKilled = {
    env: { ...store, CONTACT: 'test@ondot.org', COMMONS_BASE_URL: commons.url, CRAWL_MIN_INTERVAL_MS: '0' },
    start: false,
    detectMs: 0,
    weatherMs: 0,
    aheadMs: 0,
    ...change,
  }
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  const said: Said[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    said.push(...lines.map((line) => JSON.parse(line)))
  })
  const closed = once(child, 'close').finally(() => children.delete(child))
  return {
    async killWhen(isTime: (said: Said) => boolean): Promise<void> {
      while (!said.some(isTime)) {
        if (child.exitCode !== null)
          throw new Error(`it ended before it was killed: ${JSON.stringify(said.at(-1))}`)
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
      child.kill('SIGKILL')
      await closed
    },
    async ended() {
      await closed
      const last = said.at(-1)
      if (!last || !('ended' in last)) throw new Error(`it did not end well: ${JSON.stringify(last)}`)
      return { crawl: last.ended, said }
    },
  }
}

async function expectEachOnce(store: Store): Promise<void> {
  const databaseUrl = 'DATABASE_URL' in store ? store.DATABASE_URL : null
  const dataDir = 'DATA_DIR' in store ? store.DATA_DIR : ''
  const database = openDatabase({ databaseUrl, dataDir, log: silentLog })
  await database.ready
  try {
    const text = `select count(*)::integer as looks, count(distinct source_id)::integer as posts,
      count(*) filter (where state = 'evidence')::integer as evidence from look`
    expect((await database.query(text)).rows[0]).toEqual({ looks: FILES, posts: FILES, evidence: FILES })
    expect(await createEvidenceStore(database).recount()).toMatchObject({ differed: 0 })
  } finally {
    await database.close()
  }
}

const WHOLE = { found: FILES, fetched: FILES, tagged: FILES, stored: FILES, evidence: FILES }

describe('a crawl that is killed (kill -9)', () => {
  it.each(KILLS)(
    'while $stage goes on where it was: every post once',
    { timeout: PATIENCE_MS },
    async (kill) => {
      const { commons, slow } = await openSource()
      const store = { DATA_DIR: await createDataDir() }
      slow.pageMs = kill.pageMs ?? slow.pageMs
      slow.photoMs = kill.photoMs ?? 0
      await run(store, commons, { start: true, ...kill.slow }).killWhen((said) =>
        kill.when(said, commons.requests),
      )
      slow.pageMs = () => 0
      slow.photoMs = 0
      const { crawl } = await run(store, commons, { aheadMs: LATER_MS }).ended()
      expect(crawl).toMatchObject({ state: 'done', counters: WHOLE })
      await expectEachOnce(store)
      await commons.close()
      await rm(store.DATA_DIR, { recursive: true })
    },
  )

  it.skipIf(!postgresAnswers)(
    onPostgres('is finished by the other worker of two'),
    { timeout: PATIENCE_MS },
    async () => {
      const { commons } = await openSource()
      const postgres = await createPostgres()
      const store = { DATABASE_URL: postgres.url }
      const first = run(store, commons, { start: true, detectMs: 150 })
      const second = run(store, commons, { detectMs: 150, aheadMs: LATER_MS })
      await first.killWhen((said) => 'evidence' in said && said.evidence >= 10)
      const { crawl, said } = await second.ended()
      expect(crawl).toMatchObject({ state: 'done', counters: WHOLE })
      expect(said.filter((line) => 'stage' in line && line.stage === 'detect').length).toBeGreaterThan(0)
      await expectEachOnce(store)
      await commons.close()
      await postgres.drop()
    },
  )
})
