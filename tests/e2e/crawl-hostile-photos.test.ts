import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { runOndot } from '../cli/run-ondot.ts'
import { aPhoto } from '../fakes/a-photo.ts'
import { commonsFile, openFakeCommons } from '../fakes/fake-commons.ts'
import type { FakeReply } from '../fakes/fake-upstream.ts'
import { createDataDir } from '../store/test-databases.ts'

const MEGABYTE = 2 ** 20
const jpeg = { 'content-type': 'image/jpeg' }

/** A PNG of a few bytes that says it is 50,000 pixels wide and high. */
async function bomb(): Promise<Buffer> {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  png.writeUInt32BE(50_000, 16)
  png.writeUInt32BE(50_000, 20)
  return png
}

async function animation(): Promise<Buffer> {
  const frames = await Promise.all([
    aPhoto(1),
    sharp(await aPhoto(2))
      .negate()
      .toBuffer(),
  ])
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer()
}

const noise = sharp({
  create: {
    width: 600,
    height: 800,
    channels: 3,
    background: '#888',
    noise: { type: 'gaussian', mean: 128, sigma: 40 },
  },
})

/** What a source may send for a photo, and the reason it is kept out for. */
const SENT: readonly [what: string, reply: FakeReply, reason: string][] = [
  [
    'a page that says it is a JPEG',
    { headers: jpeg, body: '<!doctype html><title>Gone</title>' },
    'not-an-image',
  ],
  [
    'a photo that says it is a page',
    { headers: { 'content-type': 'text/html' }, body: await aPhoto(3) },
    'upstream-type-refused',
  ],
  [
    '50,000 × 50,000 pixels',
    { headers: { 'content-type': 'image/png' }, body: await bomb() },
    'image-too-large',
  ],
  [
    'half a JPEG',
    { headers: jpeg, body: (await noise.jpeg().toBuffer()).subarray(0, 20_000) },
    'image-damaged',
  ],
  [
    'SVG',
    { headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    'image-unsupported',
  ],
  ['an animation', { headers: { 'content-type': 'image/webp' }, body: await animation() }, 'no-outfit'],
  ['a body without an end', { headers: jpeg, endless: new Uint8Array(MEGABYTE) }, 'upstream-body-unusable'],
  [
    '300 MB as it says',
    { headers: { ...jpeg, 'content-length': String(300 * MEGABYTE) }, endless: new Uint8Array(MEGABYTE) },
    'upstream-body-unusable',
  ],
  ['nothing', { headers: jpeg, body: '' }, 'not-an-image'],
  ['not found', { status: 404, body: 'Not Found' }, 'upstream-refused'],
  [
    'a way into the machine’s own network',
    { status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data' } },
    'url-refused',
  ],
  ['a way to a file', { status: 302, headers: { location: 'file:///etc/passwd' } }, 'url-refused'],
  ['a photo', { headers: jpeg, body: await aPhoto(4) }, 'no-outfit'],
]

it('keeps every lie and bomb out for its reason, and goes on with the next photo', {
  timeout: 120_000,
}, async () => {
  const commons = await openFakeCommons({
    files: SENT.map((_, i) => commonsFile(i, { user: `user ${i}`, title: `File:Photo ${i}.jpg` })),
    photo: (name) => SENT[Number(/\d+/.exec(name)?.[0])]![1],
  })
  const dataDir = await createDataDir()
  const memoryBefore = process.memoryUsage().rss
  const { stdout } = await runOndot(['crawl', 'commons', '--query', 'street', '--json'], {
    DATA_DIR: dataDir,
    CONTACT: 'test@ondot.org',
    COMMONS_BASE_URL: commons.url,
    CRAWL_MIN_INTERVAL_MS: '0',
    TAG_WORKERS: '1',
  })
  const crawl = JSON.parse(stdout)
  const reasons = Map.groupBy(SENT, ([, , reason]) => `excluded:${reason}`)
  expect(crawl).toMatchObject({ state: 'done', errors: {} })
  expect(crawl.counters).toEqual({
    found: SENT.length,
    fetched: 7,
    tagged: 2,
    ...Object.fromEntries([...reasons].map(([reason, sent]) => [reason, sent.length])),
  })
  // A bomb that goes off takes 7,500 MB, the endless body more.
  expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(1_000 * MEGABYTE)
  await commons.close()
  await rm(dataDir, { recursive: true })
})
