import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { expect, it, vi } from 'vitest'
import { aPhoto } from '../fakes/a-photo.ts'
import { commonsFile, openFakeCommons } from '../fakes/fake-commons.ts'
import { createDataDir } from '../store/test-databases.ts'
import { ONDOT } from './ondot-process.ts'

const FILES = 12

it('stops at Ctrl-C, says how to go on, and goes on at once with nothing lost', {
  timeout: 120_000,
}, async () => {
  const photos = await Promise.all(Array.from({ length: FILES }, (_, i) => aPhoto(i)))
  let photoMs = 400
  const commons = await openFakeCommons({
    files: photos.map((_, i) => commonsFile(i, { user: `user ${i}` })),
    photo: (name) => ({ body: photos[Number(/\d+/.exec(name)?.[0])]!, afterMs: photoMs }),
  })
  const dataDir = await createDataDir()
  function crawl(...args: string[]) {
    const child = spawn(process.execPath, [ONDOT, 'crawl', ...args], {
      cwd: tmpdir(),
      env: {
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        CONTACT: 'test@ondot.org',
        COMMONS_BASE_URL: commons.url,
        CRAWL_MIN_INTERVAL_MS: '0',
        TAG_WORKERS: '1',
      },
    })
    const said = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.stderr += text
    })
    return { child, said, closed: once(child, 'close').then(([code]) => Number(code)) }
  }

  const first = crawl('commons', '--query', 'street')
  const photosAsked = () => commons.requests.filter(({ path }) => path.startsWith('/photos/')).length
  await vi.waitFor(() => expect(photosAsked()).toBeGreaterThan(2), { timeout: 60_000, interval: 10 })
  first.child.kill('SIGINT')
  expect(await first.closed).toBe(130)
  const id = /go on with: ondot crawl --resume ([0-9a-f-]{36})/.exec(first.said.stderr)?.[1]
  expect(id).toBeDefined()

  photoMs = 0
  const second = crawl('--resume', id!, '--json')
  expect(await second.closed).toBe(0)
  expect(JSON.parse(second.said.stdout)).toMatchObject({
    id,
    state: 'done',
    counters: { found: FILES, fetched: FILES, tagged: FILES, 'excluded:no-outfit': FILES },
  })
  await commons.close()
  await rm(dataDir, { recursive: true })
})
