import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createJobs, type Jobs } from '../../../src/crawlers/jobs/create-jobs.ts'
import { type Database, openDatabase } from '../../../src/store/database.ts'
import { databaseDrivers, openEmbedded, silentLog, type TestDatabase } from '../../store/test-databases.ts'

/** Far more than it takes: a busy machine is no failure. */
const PATIENCE_MS = 20_000

/** Never reached in a test. */
const ONCE_A_YEAR = '0 0 1 1 *'

for (const driver of databaseDrivers) {
  describe.skipIf(!driver.answers)(driver.title, () => {
    let opened: TestDatabase
    const started: Jobs[] = []
    beforeAll(async () => {
      opened = await driver.open()
    })
    afterEach(async () => {
      await Promise.all(started.splice(0).map((jobs) => jobs.stop()))
      await opened.database.query('truncate pgboss.job')
    })
    afterAll(() => opened.close())

    async function startJobs(database: Database = opened.database): Promise<Jobs> {
      const jobs = createJobs(database, silentLog)
      started.push(jobs)
      await jobs.start()
      return jobs
    }

    it('runs a job once for two triggers, and again after it is done', async () => {
      const jobs = await startJobs()
      let runs = 0
      await jobs.schedule('weather-refresh', ONCE_A_YEAR, async () => {
        runs += 1
      })
      expect(await jobs.trigger('weather-refresh')).toBe(true)
      expect(await jobs.trigger('weather-refresh')).toBe(false)
      await vi.waitFor(() => expect(runs).toBe(1), PATIENCE_MS)
      await vi.waitFor(async () => expect(await jobs.trigger('weather-refresh')).toBe(true), PATIENCE_MS)
      await vi.waitFor(() => expect(runs).toBe(2), PATIENCE_MS)
    })

    it('gives a run what it was triggered with, also by a process that works on nothing', async () => {
      const asking = createJobs(opened.database, silentLog, { isWorker: false })
      started.push(asking)
      expect(await asking.trigger('history', { days: 30, places: 5 })).toBe(true)
      expect(await asking.trigger('history', { days: 31, places: 6 })).toBe(false)
      const jobs = await startJobs()
      const asked: unknown[] = []
      await jobs.schedule('history', ONCE_A_YEAR, async (_, options) => {
        asked.push(options)
      })
      await vi.waitFor(() => expect(asked).toEqual([{ days: 30, places: 5 }]), PATIENCE_MS)
      await vi.waitFor(async () => expect(await jobs.trigger('history')).toBe(true), PATIENCE_MS)
      await vi.waitFor(() => expect(asked[1]).toEqual({}), PATIENCE_MS)
    })

    it('finishes a running job before it stops', async () => {
      const jobs = await startJobs()
      const steps: string[] = []
      await jobs.schedule('retention', ONCE_A_YEAR, async () => {
        steps.push('begun')
        await new Promise((resolve) => setTimeout(resolve, 500))
        steps.push('done')
      })
      await jobs.trigger('retention')
      await vi.waitFor(() => expect(steps).toEqual(['begun']), PATIENCE_MS)
      await jobs.stop()
      expect(steps).toEqual(['begun', 'done'])
    })

    it('keeps a failed job to try it again', async () => {
      const jobs = await startJobs()
      await jobs.schedule('retention', ONCE_A_YEAR, () => Promise.reject(new Error('not today')))
      await jobs.trigger('retention')
      await vi.waitFor(async () => {
        const { rows } = await opened.database.query("select state from pgboss.job where name = 'retention'")
        expect(rows).toEqual([{ state: 'retry' }])
      }, PATIENCE_MS)
      expect(await jobs.trigger('retention')).toBe(false)
    })

    it('keeps one schedule when it is started again with another', async () => {
      const jobs = await startJobs()
      for (const cron of ['*/10 * * * *', '*/20 * * * *'])
        await jobs.schedule('weather-refresh', cron, async () => {})
      const { rows } = await opened.database.query(
        "select cron from pgboss.schedule where name = 'weather-refresh'",
      )
      expect(rows).toEqual([{ cron: '*/20 * * * *' }])
    })

    if (driver.open === openEmbedded) return // It has one process, and so no replicas.

    it('runs a job in one of two replicas', async () => {
      const replica = openDatabase({ databaseUrl: opened.databaseUrl, dataDir: '', log: silentLog })
      const both = [await startJobs(), await startJobs(replica)]
      let [runs, atOnce, mostAtOnce] = [0, 0, 0]
      for (const jobs of both) {
        await jobs.schedule('weather-refresh', ONCE_A_YEAR, async () => {
          runs += 1
          atOnce += 1
          mostAtOnce = Math.max(mostAtOnce, atOnce)
          await new Promise((resolve) => setTimeout(resolve, 200))
          atOnce -= 1
        })
      }
      const accepted = await Promise.all([...both, ...both].map((jobs) => jobs.trigger('weather-refresh')))
      expect(accepted.filter(Boolean)).toHaveLength(1)
      await vi.waitFor(() => expect(runs).toBe(1), PATIENCE_MS)
      await Promise.all(both.map((jobs) => jobs.stop()))
      expect([runs, mostAtOnce]).toEqual([1, 1])
      await replica.close()
    })
  })
}
