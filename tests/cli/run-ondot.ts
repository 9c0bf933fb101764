import { vi } from 'vitest'
import { run } from '../../src/cli/run.ts'

const NOW = '2026-11-21T05:00:00+09:00'
const DEAD = 'http://127.0.0.1:1'

/** Runs `ondot …` in this process and takes what it says. */
export async function runOndot(args: string[], env: Record<string, string>) {
  const settings = { NOW, DATABASE_URL: '', REDIS_URL: '', KMA_SERVICE_KEY: '', ...env }
  for (const [name, value] of Object.entries({ OPEN_METEO_BASE_URL: DEAD, ...settings }))
    vi.stubEnv(name, value)
  const said = { stdout: '', stderr: '' }
  vi.spyOn(console, 'log').mockImplementation((text) => {
    said.stdout += `${text}\n`
  })
  vi.spyOn(console, 'error').mockImplementation((text) => {
    said.stderr += `${text}\n`
  })
  const keep = (to: 'stdout' | 'stderr') => (text: string | Uint8Array) => {
    said[to] += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('stdout'))
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('stderr'))
  const code = await run(['node', 'ondot', ...args])
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  return { code, ...said }
}
