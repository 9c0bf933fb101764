import type { Database } from './database.ts'

const BATCH_ROWS = 2_000
const BATCH_TIMEOUT_MS = 60_000

/**
 * Leaves of each old issue the hours between it and the next one: for every hour what was said last before it began. Issues with none
 * are deleted. Observations speak of their own hour and stay.
 */
const THIN = `
  with due as (
    select old.product, old.cell, old.issued_at, old.hours, next.issued_at as next_at
    from forecast as old
    left join lateral (
      select issued_at from forecast
      where product = old.product and cell = old.cell and issued_at > old.issued_at
      order by issued_at limit 1
    ) as next on true
    where old.issued_at < $1 and old.product <> 'kma-observation'
      and (old.first_hour < old.issued_at or old.last_hour >= next.issued_at)
    limit $2
  ), thinned as (
    select product, cell, issued_at, jsonb_agg(hour order by at) as hours, min(at) as first_hour, max(at) as last_hour
    from due cross join lateral (
      select element as hour, to_timestamp((element ->> 'atMs')::bigint / 1000.0) as at
      from jsonb_array_elements(hours) as element
    ) as each_hour
    where at >= issued_at and (next_at is null or at < next_at)
    group by product, cell, issued_at
  ), kept as (
    update forecast set hours = thinned.hours, first_hour = thinned.first_hour, last_hour = thinned.last_hour
    from thinned
    where (forecast.product, forecast.cell, forecast.issued_at) = (thinned.product, thinned.cell, thinned.issued_at)
  ), emptied as (
    delete from forecast using due
    where (forecast.product, forecast.cell, forecast.issued_at) = (due.product, due.cell, due.issued_at)
      and not exists (
        select from thinned
        where (thinned.product, thinned.cell, thinned.issued_at) = (due.product, due.cell, due.issued_at)
      )
  )
  select count(*)::integer as issues from due`

/** Thins the issues from before `beforeMs`, a batch a transaction; returns how many it changed. */
export async function thinForecasts(database: Database, beforeMs: number): Promise<number> {
  const before = new Date(beforeMs)
  for (let changed = 0; ; ) {
    const { rows } = await database.transaction(
      (tx) => tx.query<{ issues: number }>(THIN, [before, BATCH_ROWS]),
      { timeoutMs: BATCH_TIMEOUT_MS },
    )
    const issues = rows[0]?.issues ?? 0
    changed += issues
    if (issues < BATCH_ROWS) return changed
  }
}
