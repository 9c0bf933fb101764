import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ConfigError, loadConfig } from '../src/config.ts'
import { envExample, SETTINGS } from '../src/settings.ts'

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('config', () => {
  it('starts with no setting at all: embedded database, memory cache, keyless weather', () => {
    const config = loadConfig({})
    expect(config.api).toMatchObject({ host: '127.0.0.1', port: 3000 })
    expect(config.store).toMatchObject({ dataDir: './data', databaseUrl: null, redisUrl: null })
    expect(config.weather.kma).toBeNull()
    expect(config.weather.openMeteo?.baseUrl).toBe('https://api.open-meteo.com')
    expect(config.nowMs).toBeNull()
  })

  it('lists every wrong setting at once, by name, without its value', () => {
    const problems = problemsOf({
      PORT: '70000',
      ROLE: 'boss',
      DATABASE_URL: 'mysql://u:secret@h/db',
      NOW: 'soon',
    })
    expect(problems).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'ROLE must be one of all, api, worker',
      'DATABASE_URL must be a URL that starts with postgres:// or postgresql://',
      'NOW must be an ISO time with offset, e.g. 2026-11-21T07:00:00+09:00',
    ])
    expect(problems.join()).not.toContain('secret')
  })

  it.each(['3e3', '-1', '0x10', '3000.5', ' '])('refuses PORT=%j unless it is blank', (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(PORT.trim() ? 1 : 0)
  })

  it('freezes the clock at NOW', () => {
    expect(loadConfig({ NOW: '2026-11-21T07:00:00+09:00' }).nowMs).toBe(Date.UTC(2026, 10, 20, 22))
  })

  it('turns the hosted free Open-Meteo off for commercial use, unless a key or an own base URL is set', () => {
    expect(loadConfig({ COMMERCIAL: 'true' }).weather.openMeteo).toBeNull()
    expect(loadConfig({ COMMERCIAL: 'true', OPEN_METEO_API_KEY: 'k' }).weather.openMeteo?.baseUrl).toBe(
      'https://customer-api.open-meteo.com',
    )
    const own = loadConfig({ COMMERCIAL: 'true', OPEN_METEO_BASE_URL: 'http://meteo.example:8080/' }).weather
      .openMeteo
    expect(own).toMatchObject({ baseUrl: 'http://meteo.example:8080', archiveBaseUrl: null })
  })

  it('is frozen', () => {
    expect(Object.isFrozen(loadConfig({}).api)).toBe(true)
  })

  it('is described by .env.example, setting by setting, and that file is a valid configuration', () => {
    const file = readFileSync('.env.example', 'utf8')
    expect(file).toBe(envExample())
    const env = Object.fromEntries(
      file.split('\n').flatMap((line) => (/^[A-Z]/.test(line) ? [line.split(/=(.*)/s).slice(0, 2)] : [])),
    )
    expect(Object.keys(env)).toEqual(Object.keys(SETTINGS))
    expect(loadConfig(env)).toEqual(loadConfig({}))
  })
})
