import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { createDataDir, silentLog } from '../store/test-databases.ts'
import { runOndot } from './run-ondot.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await createDataDir()
})
afterAll(() => rm(dataDir, { recursive: true }))

const ondot = (args: string[]) => runOndot(args, { DATA_DIR: dataDir })

describe('ondot weather providers', () => {
  it('tells last success, errors by kind, delay and what is left of the budget, from the store', async () => {
    await ondot(['weather', '40.7,74']) // Asks a dead provider.
    const { code, stdout } = await ondot(['weather', 'providers', '--json'])
    expect(code).toBe(0)
    const view = JSON.parse(stdout)
    const openMeteo = view.products.find(({ product }: { product: string }) => product === 'open-meteo')
    expect(openMeteo).toMatchObject({
      lastSuccessAt: null,
      errors: [{ code: 'upstream-unreachable', lastAt: '2026-11-20T20:00:00.000Z' }],
      newestIssueAt: null,
      behindMinutes: null,
      delayMinutes: null,
    })
    const [budget] = view.budgets
    expect(budget).toMatchObject({ provider: 'open-meteo', window: '2026-11-20', limit: 10_000 })
    expect(budget.left).toBe(10_000 - budget.used)
    const table = await ondot(['weather', 'providers'])
    expect(table.stdout).toMatch(/^product +last success +newest issue +behind min +delay min +errors/)
    expect(table.stdout).toMatch(/^open-meteo +never +upstream-unreachable ×\d+ \(last 2026-11-20T20/m)
    expect(table.stdout).toMatch(/^budget +day +used +limit +left/m)
  })

  it('sends to the server that holds the store', async () => {
    const holder = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
    await holder.ready
    const { code, stdout, stderr } = await ondot(['weather', 'providers'])
    await holder.close()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('GET /metrics')
  })
})

describe('ondot weather skill', () => {
  it('says so where nothing has been scored, and gives programs a list', async () => {
    expect(await ondot(['weather', 'skill'])).toMatchObject({
      code: 0,
      stdout: 'No forecast has been scored yet: that needs observed hours.\n',
    })
    const { stdout } = await ondot(['weather', 'skill', '--json', '--days', '7'])
    expect(JSON.parse(stdout)).toEqual({ days: 7, skill: [] })
    expect(await ondot(['weather', 'skill', '--days', '0'])).toMatchObject({ code: 64, stdout: '' })
  })

  it('shows a line for each region, forecast and lead', async () => {
    const database = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
    await database.ready
    await database.query(
      "insert into forecast_score values ('2026-11-20', '1168000000', 'open-meteo', 24, 'kma-asos', 4, -2, 9)",
    )
    await database.close()
    const { stdout } = await ondot(['weather', 'skill'])
    expect(stdout).toMatch(/^region +forecast +lead h +hours +bias °C +RMSE °C/)
    expect(stdout).toMatch(/^Seoul +open-meteo +≤ 24 +4 +-0\.50 +1\.50/m)
  })
})
