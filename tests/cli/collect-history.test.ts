import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { createGazetteer } from '../../src/domain/regions/gazetteer.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createDemand } from '../../src/store/demand.ts'
import { openFakeOpenMeteo } from '../fakes/fake-open-meteo.ts'
import type { FakeUpstream } from '../fakes/fake-upstream.ts'
import { createDataDir, silentLog } from '../store/test-databases.ts'

const NOW = '2026-11-21T12:00:00+09:00'

describe('ondot collect-history', () => {
  let dataDir: string
  let upstream: FakeUpstream
  beforeAll(async () => {
    dataDir = await createDataDir()
    upstream = await openFakeOpenMeteo({ nowMs: () => Date.parse(NOW) })
    const database = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
    await database.ready
    const place = createGazetteer().byCode('1168000000')
    await createDemand(database).touch('1168000000', place, Date.parse(NOW))
    await database.close()
    const settings = { NOW, DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '', KMA_SERVICE_KEY: '' }
    const upstreams = { OPEN_METEO_BASE_URL: upstream.url, OPEN_METEO_ARCHIVE_BASE_URL: upstream.url }
    for (const [name, value] of Object.entries({ ...settings, ...upstreams })) vi.stubEnv(name, value)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await upstream.close()
    await rm(dataDir, { recursive: true })
  })

  async function ondot(...args: string[]) {
    const said: string[] = []
    vi.spyOn(console, 'log').mockImplementation((text) => said.push(text))
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    const code = await run(['node', 'ondot', ...args])
    vi.restoreAllMocks()
    return { code, stdout: said.join('\n') }
  }

  it('brings what is missing, says what it did, and has nothing to do the second time', async () => {
    const first = await ondot('collect-history', '--days', '30', '--json')
    expect(first.code).toBe(0)
    expect(JSON.parse(first.stdout)).toEqual({ sites: 1, complete: 1, hours: 720, failed: 0, stopped: {} })
    expect(upstream.requests).toHaveLength(2)
    const second = await ondot('collect-history', '--days', '30')
    expect(second.stdout).toBe('0 hours stored; 1 of 1 stations and cells are complete')
    expect(upstream.requests).toHaveLength(2)
  })

  it('says so where no place was asked for', async () => {
    const empty = await createDataDir()
    vi.stubEnv('DATA_DIR', empty)
    const { code, stdout } = await ondot('collect-history')
    vi.stubEnv('DATA_DIR', dataDir)
    await rm(empty, { recursive: true })
    expect([code, stdout]).toEqual([
      0,
      'No place was asked of the API in the last 30 days: there is nothing to collect.',
    ])
  })

  it('is shown in the daily answer: yesterday, slot by slot', async () => {
    const { stdout } = await ondot('recommend', '강남구', '--json')
    const { yesterday, lastYear, weather } = JSON.parse(stdout)
    expect(yesterday.slots).toHaveLength(2) // Morning is over.
    expect(yesterday.slots[0]).toMatchObject({ slot: 'day', at: expect.stringContaining('2026-11-20T') })
    expect(lastYear).toBeNull()
    expect(weather.attribution).toContain('Open-Meteo')
  })
})
