import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiSchema } from '../../client/scripts/api-schema.ts'
import { createApi, GANGNAM } from '../api/api-harness.ts'

const run = promisify(execFile)
const CLIENT = fileURLToPath(new URL('../../client/', import.meta.url))

describe('the types of the client', () => {
  it('are those of /openapi.json: `npm run client` writes them', async () => {
    const { get } = await createApi()
    const made = await apiSchema((await get('/openapi.json')).json())
    expect(await readFile(join(CLIENT, 'src/api-schema.ts'), 'utf8')).toBe(made)
  })
})

describe('the packed client', () => {
  let folder: string
  let baseUrl: string
  let api: Awaited<ReturnType<typeof createApi>>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ondot-client-'))
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: CLIENT })
    const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[')))
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, filename)], {
      cwd: folder,
    })
    api = await createApi()
    await api.app.listen({ port: 0, host: '127.0.0.1' })
    baseUrl = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
  }, 120_000)

  afterAll(async () => {
    await api.app.close()
    await rm(folder, { recursive: true })
  })

  /** Runs a module beside the installed package; what it prints. */
  async function printed(body: string): Promise<string> {
    const file = join(folder, 'asks.mjs')
    await writeFile(file, `import { answer, createOndotClient, OndotProblem } from '@ondot/client'\n${body}`)
    return (await run(process.execPath, [file, baseUrl])).stdout.trim()
  }

  it('installs from its tarball as plain JavaScript, and asks the API', async () => {
    const headline = await printed(`
      const client = createOndotClient({ baseUrl: process.argv[2] })
      const query = { region: '${GANGNAM}', lang: 'en' }
      const day = await answer(client.GET('/v1/recommendations/daily', { params: { query } }))
      console.log(day.region.nameEn, day.outfits.length)`)
    expect(headline).toBe('Gangnam-gu, Seoul 3')
  })

  it('throws the problem that the API names', async () => {
    const problem = await printed(`
      const client = createOndotClient({ baseUrl: process.argv[2] })
      await answer(client.GET('/v1/weather', { params: { query: { region: '0000000000' } } })).catch((error) =>
        console.log(error instanceof OndotProblem, error.status, error.code))`)
    expect(problem).toBe('true 404 unknown-region')
  })

  it('needs no document object: fetch is all', async () => {
    const source = await readFile(join(folder, 'node_modules/@ondot/client/dist/index.js'), 'utf8')
    expect(source).not.toMatch(/document|window|localStorage/)
    expect(await printed(`console.log(typeof document, typeof createOndotClient)`)).toBe('undefined function')
  })
})
