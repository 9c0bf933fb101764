import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { viewOf } from '../../src/cli/crawl-progress.ts'
import { aPhoto } from '../fakes/a-photo.ts'
import { commonsFile, openFakeCommons } from '../fakes/fake-commons.ts'
import type { FakeUpstream } from '../fakes/fake-upstream.ts'
import { createDataDir } from '../store/test-databases.ts'
import { runOndot } from './run-ondot.ts'

const FILES = 6
let dataDir: string
let commons: FakeUpstream
beforeAll(async () => {
  const photos = await Promise.all(Array.from({ length: FILES }, (_, i) => aPhoto(i)))
  commons = await openFakeCommons({
    files: photos.map((_, i) => commonsFile(i, { user: `user ${i}` })),
    photo: (name) => ({ body: photos[Number(/\d+/.exec(name)?.[0])]! }),
  })
  dataDir = await createDataDir()
})
afterAll(async () => {
  await commons.close()
  await rm(dataDir, { recursive: true })
})

const ondot = (...args: string[]) =>
  runOndot(['crawl', ...args], {
    DATA_DIR: dataDir,
    CONTACT: 'test@ondot.org',
    COMMONS_BASE_URL: commons.url,
    CRAWL_MIN_INTERVAL_MS: '0',
    TAG_WORKERS: '1',
    TZ: 'UTC',
  })

describe('ondot crawl', () => {
  it('crawls a source with the detector, and says what came of it', async () => {
    const { code, stdout } = await ondot('commons', '--query', 'street style', '--limit', '4', '--json')
    expect(code).toBe(0)
    const crawl = JSON.parse(stdout)
    expect(crawl).toMatchObject({
      state: 'done',
      source: 'commons',
      requestedBy: 'cli',
      requests: 5,
      exhausted: true,
    })
    expect(crawl.counters).toEqual({ found: 4, fetched: 4, tagged: 4, 'excluded:no-outfit': 4 })
  })

  it('knows what it has seen when it comes again, and prints a table for people', async () => {
    const { code, stdout } = await ondot('commons', '--query', 'street style')
    expect(code).toBe(0)
    expect(stdout).toMatch(/found +6, known before: 4/)
    expect(stdout).toMatch(/kept out +no-outfit 2/)
  })

  it('says what became of a crawl that has ended when it is to go on with it', async () => {
    const { stdout } = await ondot('commons', '--query', 'street style', '--json')
    const { id } = JSON.parse(stdout)
    const again = await ondot('--resume', id, '--json')
    expect(again.code).toBe(0)
    expect(JSON.parse(again.stdout)).toMatchObject({ id, state: 'done' })
  })

  it.each([
    [['myspace'], 'Allowed choices are commons, flickr'],
    [[], 'Name a source'],
    [['commons'], 'query'],
    [['commons', '--query', 'x', '--near', '91,0'], 'LAT,LON'],
    [['commons', '--query', 'x', '--from', 'May'], 'Must be a date'],
    [['--resume', 'nothing'], 'There is no crawl nothing'],
    [['--resume', crypto.randomUUID()], 'There is no crawl'],
  ])('refuses %j and says what is allowed', async (args, says) => {
    const { code, stderr } = await ondot(...args)
    expect(code).toBe(64)
    expect(stderr).toContain(says)
  })

  it('says which setting a source needs', async () => {
    const { code, stderr } = await ondot('flickr', '--query', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('FLICKR_API_KEY')
  })
})

it('sums up counters by stage', () => {
  const counters = {
    found: 10,
    known: 2,
    fetched: 7,
    tagged: 6,
    evidence: 3,
    waiting: 1,
    'excluded:no-outfit': 2,
    'excluded:costume': 1,
  }
  const errors = { timeout: { times: 3, lastAtMs: 0, message: '' } }
  expect(viewOf({ counters, errors })).toMatchObject({
    ended: 9,
    excluded: 3,
    reasons: [
      ['no-outfit', 2],
      ['costume', 1],
    ],
    errors: 3,
  })
})
