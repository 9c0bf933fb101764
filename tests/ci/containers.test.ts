import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../../src/settings.ts'

type Service = {
  image: string
  restart: string
  container_name?: string
  ports?: string[]
  environment?: Record<string, string | number>
  healthcheck?: { test: string[] }
}
type Compose = { services: Record<string, Service>; volumes: Record<string, unknown> }
type YamlParser = { parse(text: string, options: { merge: boolean }): Compose }

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

// Comes along with other packages; named by a variable so that type checking does without it.
const parser = 'yaml'
const yaml: YamlParser | null = await import(parser).catch(() => null)
const title = yaml ? 'the compose file' : 'the compose file (not run: no YAML parser installed)'

describe.skipIf(!yaml)(title, () => {
  const { services, volumes } = yaml?.parse(read('docker-compose.yml'), { merge: true }) ?? {
    services: {},
    volumes: {},
  }
  const { api, worker, postgres, redis } = services

  it('has the four services, all restarting, with their data in a named volume', () => {
    expect(Object.keys(services)).toEqual(['api', 'worker', 'postgres', 'redis'])
    expect(Object.values(services).map(({ restart }) => restart)).toEqual(Array(4).fill('unless-stopped'))
    expect(Object.keys(volumes)).toEqual(['postgres'])
  })

  it('lets the API have replicas: no fixed name, a range of ports', () => {
    expect(api?.container_name).toBeUndefined()
    expect(api?.ports).toEqual([expect.stringMatching(/^\$\{API_PORTS:-3000-3009\}:3000$/)])
    expect(worker?.ports).toBeUndefined()
  })

  it('gives each role the same image and only settings that exist', () => {
    expect([api?.image, api?.environment?.ROLE]).toEqual(['ondot', 'api'])
    expect([worker?.image, worker?.environment?.ROLE]).toEqual(['ondot', 'worker'])
    const named = [api, worker].flatMap((service) => Object.keys(service?.environment ?? {}))
    expect(named.filter((name) => !(name in SETTINGS))).toEqual([])
  })

  it('holds no secret', () => {
    expect(postgres?.environment?.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?[^}]+\}$/)
    expect(api?.environment?.DATABASE_URL).toMatch(/^postgres:\/\/ondot:\$\{POSTGRES_PASSWORD:\?[^}]+\}@/)
  })

  it('knows when the databases are ready', () => {
    expect(postgres?.healthcheck?.test).toContain('pg_isready')
    expect(redis?.healthcheck?.test).toEqual(['CMD', 'redis-cli', 'ping'])
  })
})

describe('the image', () => {
  const lines = read('Dockerfile').split('\n')

  it('ends as a user who is not root, listening where the health check asks', () => {
    const last = lines.findLast((line) => line.startsWith('USER '))
    expect(last).toBe('USER node')
    expect(lines.findIndex((line) => line.startsWith('CMD '))).toBeGreaterThan(lines.indexOf('USER node'))
    expect(read('Dockerfile')).toContain("/healthz'")
  })

  it('sets only settings that exist', () => {
    const env = lines.find((line) => line.startsWith('ENV '))?.slice('ENV '.length) ?? ''
    const names = env.split(' ').map((pair) => pair.split('=')[0]!)
    expect(names.filter((name) => !(name in SETTINGS))).toEqual(['NODE_ENV'])
  })

  it('builds the page from what its stage takes in, and no more', async () => {
    const stage = read('Dockerfile')
      .split('\nFROM ')
      .find((text) => text.includes(' AS page'))!
    const taken = [...stage.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, names]) => names!.split(' '))
    expect(taken).toContain('web')
    const root = fileURLToPath(new URL('../../', import.meta.url))
    const folder = await mkdtemp(join(tmpdir(), 'ondot-image-'))
    const wanted = (path: string) => !/\/(?:dist|node_modules)$/.test(path)
    for (const name of taken)
      await cp(join(root, name), join(folder, name), { recursive: true, filter: wanted })
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    await promisify(execFile)('npm', ['run', 'page'], { cwd: folder })
    expect(existsSync(join(folder, 'web/dist/index.html.br'))).toBe(true)
    await rm(folder, { recursive: true })
  })

  it('takes in nothing that is not named: neither settings nor data', () => {
    const rules = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
    expect(rules[0]).toBe('*')
    expect(rules.filter((rule) => /^!.*(?:\.env|data|node_modules|dist)/.test(rule))).toEqual([])
  })
})
