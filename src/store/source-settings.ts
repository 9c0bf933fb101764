import type { SourceSetting } from '../domain/crawl.ts'
import type { Database } from './database.ts'
import { jsonText } from './json-text.ts'
import type { SourceSettings } from './look-ports.ts'

type SettingRow = Omit<SourceSetting, 'unavailable' | 'lastSuccessAtMs'> & { at: Date | null }

const ALL = `
  select source, enabled, schedule, params, budget, at
  from source_setting left join source_success using (source) order by source`

const PUT = `
  insert into source_setting (source, enabled, schedule, params, budget) values ($1, $2, $3, $4, $5)
  on conflict (source) do update set enabled = excluded.enabled, schedule = excluded.schedule, params = excluded.params,
    budget = excluded.budget`

const SUCCEEDED = `
  insert into source_success as known (source, at) values ($1, $2)
  on conflict (source) do update set at = greatest(known.at, excluded.at)`

export function createSourceSettings(database: Database): SourceSettings {
  return {
    async all() {
      const { rows } = await database.query<SettingRow>(ALL)
      return rows.map(({ at, ...setting }) => ({ ...setting, lastSuccessAtMs: at?.getTime() ?? null }))
    },

    async put({ source, enabled, schedule, params, budget }) {
      await database.query(PUT, [source, enabled, schedule, jsonText(params), budget])
    },

    async succeeded(source, atMs) {
      await database.query(SUCCEEDED, [source, new Date(atMs)])
    },

    async successes() {
      const { rows } = await database.query<{ source: string; at: Date }>(
        'select source, at from source_success',
      )
      return Object.fromEntries(rows.map(({ source, at }) => [source, at.getTime()]))
    },
  }
}
