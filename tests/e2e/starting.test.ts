import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEAD, failedStart, type Ondot, startOndot } from './ondot-process.ts'

const UNRESOLVED = 'http://upstream.invalid'

describe('the first start ever, without network', () => {
  let dataDir: string
  let first: Ondot
  let startedMs: number

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'ondot-test-'))
    startedMs = performance.now()
    first = await start()
  })
  afterAll(async () => {
    await first.stop()
    await rm(dataDir, { recursive: true })
  })

  function start(): Promise<Ondot> {
    return startOndot({
      DATA_DIR: join(dataDir, 'new'),
      ROLE: 'all',
      KMA_SERVICE_KEY: 'a-key',
      KMA_BASE_URL: UNRESOLVED,
      OPEN_METEO_BASE_URL: UNRESOLVED,
      OPEN_METEO_ARCHIVE_BASE_URL: UNRESOLVED,
    })
  }

  it('answers from the climate while the database is being made', async () => {
    const answer = await first.daily('region=1168000000')
    console.log(`first answer, empty data directory: ${Math.round(performance.now() - startedMs)} ms`)
    expect((await first.health()).store).toEqual({ driver: 'embedded', state: 'opening' })
    expect(answer.weather).toMatchObject({ source: 'climate', issuedAt: null, stale: false })
    expect(answer.weather.attribution).toContain('KOGL')
    expect(answer.warnings.map(({ code }) => code)).toContain('climate-normals')
    expect(answer.outfits.length).toBeGreaterThanOrEqual(3)
    for (const { garments } of answer.outfits) expect(garments.length).toBeGreaterThanOrEqual(3)
    expect(answer.headline).toMatch(/체감 -?\d/)
  })

  it('has its database in the end, and stops with exit code 0', async () => {
    await first.storeOpens()
    expect((await first.stop()).code).toBe(0)
  })

  it('answers the second time as the first', async () => {
    const againMs = performance.now()
    first = await start()
    const { weather } = await first.daily('region=1168000000')
    console.log(`first answer, known data directory: ${Math.round(performance.now() - againMs)} ms`)
    expect(weather.source).toBe('climate')
  })
})

describe('a start that can not be', () => {
  it('ends with code 78 and one list of what is wrong, values untold, nothing begun', async () => {
    const dataDir = join(tmpdir(), `ondot-test-${randomUUID()}`)
    const { code, stdout, stderr } = await failedStart({
      DATA_DIR: dataDir,
      PORT: 'secret-port',
      NOW: 'soon',
      DATABASE_URL: 'mysql://user:password@host/db',
      COMMERCIAL: 'perhaps',
      KMA_BASE_URL: 'ftp://kma',
    })
    expect(code).toBe(78)
    expect(stdout).toBe('')
    const [title, ...problems] = stderr.trimEnd().split('\n')
    expect(title).toBe('Wrong settings:')
    expect(problems.map((line) => line.trim().split(' ')[0]).sort()).toEqual(
      'COMMERCIAL DATABASE_URL KMA_BASE_URL NOW PORT'.split(' '),
    )
    expect(stderr).not.toMatch(/secret-port|password|soon|perhaps/)
    await expect(readdir(dataDir)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('says in one line that the port is in use', async () => {
    const env = { DATABASE_URL: DEAD.replace('http', 'postgres') }
    const running = await startOndot(env)
    const { code, stderr } = await failedStart({ ...env, PORT: running.port })
    expect(code).toBe(1)
    expect(stderr).toBe(`PORT ${running.port} of HOST 127.0.0.1 is in use.\n`)
    expect((await running.get('/healthz')).status).toBe(200)
    await running.stop()
  })
})
