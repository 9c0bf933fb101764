import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PastDays } from '../../src/domain/history.ts'
import type { PrecipitationKind } from '../../src/domain/weather.ts'
import { createApi, DAY_MS, HOUR_MS, hourAt, literalWeather } from '../api/api-harness.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const KOREA_MS = 9 * HOUR_MS

/** Test files run side by side: one builds, the others wait. One that was killed is not waited for. */
const LOCK = join(ROOT, 'web/.building')
const LONGEST_BUILD_MS = 60_000
const POLL_MS = 100

/** Builds the page where its sources are newer than what was built. */
export async function buildPage(): Promise<void> {
  if (!isOld()) return
  if (existsSync(LOCK) && Date.now() - statSync(LOCK).mtimeMs > LONGEST_BUILD_MS) rmdirSync(LOCK)
  try {
    mkdirSync(LOCK)
  } catch {
    while (existsSync(LOCK)) await wait(POLL_MS)
    return buildPage()
  }
  try {
    execFileSync('npm', ['run', 'page'], { cwd: ROOT, stdio: 'ignore' })
  } finally {
    rmdirSync(LOCK)
  }
}

function isOld(): boolean {
  const built = ['web/dist/index.html', 'web/extension/dist/popup.html'].map((path) => join(ROOT, path))
  const builtMs = Math.min(...built.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)))
  const folders = [
    'web/src',
    'web/worker',
    'web/public',
    'web/extension/src',
    'web/extension/public',
    'client/src',
  ]
  const sources = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(ROOT, folder, name),
    ),
  )
  return [...sources, join(ROOT, 'web/index.html')].some((path) => statSync(path).mtimeMs > builtMs)
}

export type Weather = { meanC: number; falls: PrecipitationKind }

/** A day that swings 5 °C about a mean, wet from 7 to 16 where something falls. */
export function dayOf({ meanC, falls }: Weather) {
  return (atMs: number) => {
    const local = atMs + KOREA_MS
    const hour = (local % DAY_MS) / HOUR_MS
    const drift = ((Math.floor(local / DAY_MS) * 7) % 5) - 2
    const wet = falls !== 'none' && hour >= 7 && hour <= 16
    return hourAt(atMs, {
      temperatureC: Math.round(10 * (meanC + drift + 5 * Math.sin(((hour - 9) / 24) * 2 * Math.PI))) / 10,
      windMs: 3,
      uvIndex: meanC > 22 ? 8 : 2,
      precipitation: {
        chancePct: wet ? 80 : 10,
        kind: wet ? falls : 'none',
        mm: wet ? 1.5 + (hour % 3) : 0,
        snowCm: wet && falls === 'snow' ? 1.5 : 0,
      },
    })
  }
}

function pastOf(weather: Weather): PastDays {
  const hourOf = dayOf({ ...weather, meanC: weather.meanC - 2, falls: 'none' })
  return {
    daysAt: async (_place, dates) =>
      dates.map((date) => {
        const fromMs = Date.parse(`${date}T00:00:00+09:00`)
        const hours = Array.from({ length: 30 }, (_, i) => hourOf(fromMs + i * HOUR_MS))
        return { hours, attribution: ['기상청 ASOS'] }
      }),
  }
}

/** The API with the page, over weather of our own, listening. */
export async function openStage(
  weather: Weather,
  options: Parameters<typeof createApi>[0] = {},
): Promise<Awaited<ReturnType<typeof createApi>> & { url: string; close: () => Promise<void> }> {
  await buildPage()
  const api = await createApi({
    nowIso: '2026-11-22T06:20:00+09:00',
    weather: literalWeather(dayOf(weather)),
    past: pastOf(weather),
    ...options,
  })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = api.app.server.address() as AddressInfo
  return { ...api, url: `http://127.0.0.1:${port}`, close: () => api.app.close() }
}
