import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { expect, it, vi } from 'vitest'
import { createGazetteer } from '../../src/domain/regions/gazetteer.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createDemand } from '../../src/store/demand.ts'
import { openFakeOpenMeteo } from '../fakes/fake-open-meteo.ts'
import { createDataDir, silentLog } from '../store/test-databases.ts'
import { ONDOT } from './ondot-process.ts'

const NOW = '2026-11-21T12:00:00+09:00'
const PATIENCE_MS = 60_000

it('goes on where kill -9 left it, with no hour twice and none missing', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const dataDir = await createDataDir()
  const upstream = await openFakeOpenMeteo({ nowMs: () => Date.parse(NOW) })
  async function withDatabase<T>(
    work: (database: ReturnType<typeof openDatabase>) => Promise<T>,
  ): Promise<T> {
    const database = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
    await database.ready
    return work(database).finally(() => database.close())
  }
  const place = createGazetteer().byCode('1168000000')
  await withDatabase((database) => createDemand(database).touch('1168000000', place, Date.parse(NOW)))

  const collect = () =>
    spawn(process.execPath, [ONDOT, 'collect-history', '--json'], {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH, NOW, DATA_DIR: dataDir, OPEN_METEO_ARCHIVE_BASE_URL: upstream.url },
      stdio: 'ignore',
    })
  const killed = collect()
  await vi.waitFor(() => expect(upstream.requests.length).toBeGreaterThan(4), {
    timeout: PATIENCE_MS,
    interval: 1,
  })
  killed.kill('SIGKILL')
  await once(killed, 'close')
  const stored = () =>
    withDatabase(async (database) => {
      const text = 'select count(*)::integer as hours, min(at) as first, max(at) as last from observation'
      return (await database.query(text)).rows[0]
    })
  const before = upstream.requests.length
  expect((await stored())?.hours).toBeLessThan(400 * 24)

  const [code] = await once(collect(), 'close')
  expect(code).toBe(0)
  expect(await stored()).toEqual({
    hours: 400 * 24,
    first: new Date('2025-10-17T00:00:00Z'),
    last: new Date('2026-11-20T23:00:00Z'),
  })
  // Every piece once, except the one that was under way.
  expect(upstream.requests.length).toBeLessThanOrEqual(23 + 1)
  expect(upstream.requests.length).toBeGreaterThan(before)
  await upstream.close()
  await rm(dataDir, { recursive: true })
})
