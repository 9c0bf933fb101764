import { randomUUID } from 'node:crypto'
import type { Clock } from '../../domain/clock.ts'
import { CrawlSource, type CrawlTrigger, type SourceSetting } from '../../domain/crawl.ts'
import { ParamsRefusedError } from '../../domain/params-refused-error.ts'
import { AbortedError } from '../../errors.ts'
import type { CrawlStore, SourceSettings } from '../../store/look-ports.ts'
import type { CrawlQueue } from '../jobs/crawl-queue.ts'
import type { PostDriver } from './post-driver.ts'

export type CrawlTriggerDeps = {
  drivers: ReadonlyMap<CrawlSource, PostDriver>
  crawls: CrawlStore
  sourceSettings: SourceSettings
  queue: CrawlQueue
  clock: Clock
}

/** Requests of a run, unless an operator says otherwise: an hour and a half at one a second and host, half of Flickr's hour. */
export const DEFAULT_BUDGET = 2_000

export function createCrawlTrigger(deps: CrawlTriggerDeps): CrawlTrigger {
  const { drivers, crawls, sourceSettings, queue, clock } = deps

  function driverOf(source: CrawlSource): PostDriver {
    const driver = drivers.get(source)
    if (!driver) throw new AbortedError('source-unavailable', `${source}: there is no driver for it.`)
    return driver
  }

  const check: CrawlTrigger['check'] = (source, params) => {
    const driver = driverOf(source)
    if (driver.unavailable !== null) throw new AbortedError('source-unavailable', driver.unavailable)
    driver.checkParams(params)
  }

  async function sources(): Promise<SourceSetting[]> {
    const known = new Map((await sourceSettings.all()).map((setting) => [setting.source, setting]))
    const successes = await sourceSettings.successes()
    return CrawlSource.enum
      .filter((source) => drivers.has(source))
      .map((source) => ({
        ...(known.get(source) ?? {
          source,
          enabled: true,
          schedule: null,
          params: {},
          budget: DEFAULT_BUDGET,
        }),
        lastSuccessAtMs: successes[source] ?? null,
        unavailable: driverOf(source).unavailable,
      }))
  }

  const settingOf = async (source: CrawlSource) =>
    (await sources()).find((setting) => setting.source === source)!

  return {
    check,
    sources,

    async start({ source, params, budget, requestedBy }) {
      check(source, params)
      const setting = await settingOf(source)
      if (!setting.enabled)
        throw new AbortedError('source-unavailable', `${source} is switched off in its settings.`)
      const asked = { id: randomUUID(), source, params, requestedBy, budget: budget ?? setting.budget }
      const crawl = await crawls.create(asked, clock())
      // A death between the two leaves a crawl that no job knows: the sweep queues it.
      await queue.send(crawl)
      return crawl
    },

    cancel: (id) => crawls.move(id, 'cancelled', clock()),

    async putSource(change) {
      const { source, schedule, params, enabled } = change
      if (schedule !== null) checkSchedule(schedule)
      if (schedule !== null || Object.keys(params).length > 0) driverOf(source).checkParams(params)
      await sourceSettings.put(change)
      await queue.schedule(source, enabled ? schedule : null)
      return settingOf(source)
    },
  }

  function checkSchedule(schedule: string): void {
    try {
      queue.checkSchedule(schedule)
    } catch (error) {
      throw new ParamsRefusedError('schedule', 'must be five cron fields, e.g. `0 3 * * *` (UTC).', {
        cause: error,
      })
    }
  }
}

/** Starts what a source's setting has scheduled; leaves a tick out while a run of the source waits or works, or it is switched off. */
export function createScheduledStart(deps: { crawls: Pick<CrawlStore, 'list'>; trigger: CrawlTrigger }) {
  return async (source: CrawlSource): Promise<boolean> => {
    const setting = (await deps.trigger.sources()).find((known) => known.source === source)
    if (!setting?.enabled || setting.schedule === null || setting.unavailable !== null) return false
    for (const state of ['waiting', 'running'] as const) {
      if ((await deps.crawls.list({ limit: 1, before: null, source, state })).length > 0) return false
    }
    await deps.trigger.start({ source, params: setting.params, requestedBy: 'schedule' })
    return true
  }
}
