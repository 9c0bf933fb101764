import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import { expect, vi } from 'vitest'
import type { Health } from '../../src/api/health.ts'
import type { DailyAnswer, MomentAnswer } from '../../src/api/schemas/answers.ts'
import { redisUrl } from '../services.ts'

export const ONDOT = fileURLToPath(new URL('../../bin/ondot.mjs', import.meta.url))
/** Nothing listens there, and nothing may: port 1 is privileged. */
export const DEAD = 'http://127.0.0.1:1'
const DEAD_UPSTREAMS = {
  KMA_BASE_URL: DEAD,
  OPEN_METEO_BASE_URL: DEAD,
  OPEN_METEO_ARCHIVE_BASE_URL: DEAD,
}
export const DAILY = '/v1/recommendations/daily'

export type Env = Record<string, string>
export type Ended = { code: number | null; signal: string | null; stdout: string; stderr: string }

export type Ondot = {
  url: string
  port: string
  get(path: string): Promise<Response>
  daily(query: string): Promise<DailyAnswer>
  moment(query: string): Promise<MomentAnswer>
  health(): Promise<Health>
  /** Resolves once the database is open. */
  storeOpens(): Promise<void>
  /** As whoever runs it does it; resolves with what it said and its exit code. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<Ended>
}

function spawnServe(env: Env): { child: ChildProcess; said: Ended; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [ONDOT, 'serve'], {
    // Where no .env lies; and nothing of the environment that tests run in.
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, PORT: '0', ROLE: 'api', ...DEAD_UPSTREAMS, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Ended = { code: null, signal: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text
  })
  const ended = once(child, 'close').then(([code, signal]) => Object.assign(said, { code, signal }))
  return { child, said, ended }
}

/** A server process of its own on a port of the system's choice, up when this resolves. Upstreams are dead unless `env` says otherwise. */
export async function startOndot(env: Env): Promise<Ondot> {
  const { child, said, ended } = spawnServe(env)
  const { promise: listening, resolve } = Promise.withResolvers<string>()
  child.stdout?.on('data', () => {
    const url = /"url":"(http:[^"]+)"/.exec(said.stdout)?.[1]
    if (url !== undefined) resolve(url)
  })
  const url = await Promise.race([listening, ended.then(() => null)])
  if (url === null) throw new Error(`it did not start: ${JSON.stringify(await ended)}`)
  const get = (path: string) => fetch(`${url}${path}`)
  async function json<T>(path: string): Promise<T> {
    const response = await get(path)
    const body = await response.text()
    if (response.status !== 200) throw new Error(`${response.status}: ${body}`)
    return JSON.parse(body) as T
  }
  return {
    url,
    port: new URL(url).port,
    get,
    daily: (query) => json<DailyAnswer>(`${DAILY}?${query}`),
    moment: (query) => json<MomentAnswer>(`/v1/recommendations?${query}`),
    health: () => json<Health>('/readyz'),
    async storeOpens() {
      const state = async () => (await json<Health>('/readyz')).store.state
      await vi.waitFor(async () => expect(await state()).toBe('open'), { timeout: 40_000, interval: 50 })
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** A start that is expected to end by itself. */
export async function failedStart(env: Env): Promise<Ended> {
  return spawnServe(env).ended
}

/** A database of the Redis server for one test file alone, empty. */
export async function emptyRedis(number: number): Promise<string> {
  const url = new URL(redisUrl)
  url.pathname = `/${number}`
  const redis = new Redis(url.href)
  await redis.flushdb()
  await redis.quit()
  return url.href
}
