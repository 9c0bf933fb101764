import type { LookCursor, LookFilter, LookStore } from './look-ports.ts'
import { type LookKey, looksByKeys } from './look-rows.ts'
import type { Queryable } from './queryable.ts'

type Found = { id: string; taken_on: string; at: number; seq: number }
type Page = Awaited<ReturnType<LookStore['page']>>

const GENDERS = ['female', 'male', 'unknown']
const FIRST_SEQ = -1
const LAST_SEQ = Number.MAX_SAFE_INTEGER
const LAST_DAY = 10_000_000 // Beyond any date that is stored; days since 1970.

const AS_OF = 'select case when is_called then last_value else 0 end::double precision as seq from look_seq'

const FIRST_REGION = `
  select region from unnest($1::text[]) with ordinality as asked (region, n)
  where exists (select from look_region where region = asked.region and gender = any($2))
  order by n limit 1`

/** The columns are named anew: what an index orders by must not be what is told. */
const FOUND = 'look_id as id, taken_on::text as told_on, seq::double precision as told_seq'

/**
 * From the temperature asked up and down at once, each the range of an index for each gender: warmer before as much colder. Among the same
 * 0.1 °C up by age and down by youth, as the index runs.
 */
const BY_TEMPERATURE = `
  select id, told_on as taken_on, told_seq as seq, at from unnest($2::text[]) as asked (gender) cross join lateral (
    (
      select ${FOUND}, apparent_tenths - $3::integer as at from look_region
      where region = $1 and gender = asked.gender and (apparent_tenths, seq) > ($4, $5) and seq <= $8
      order by apparent_tenths, seq limit $9
    ) union all (
      select ${FOUND}, apparent_tenths - $3::integer as at from look_region
      where region = $1 and gender = asked.gender and (apparent_tenths, seq) < ($6, $7) and seq <= $8
      order by apparent_tenths desc, seq desc limit $9
    )
  ) as near
  order by abs(at), at < 0, case when at < 0 then -told_seq else told_seq end limit $9`

const BY_DAY = `
  select id, told_on as taken_on, told_seq as seq, at from unnest($2::text[]) as asked (gender) cross join lateral (
    select ${FOUND}, taken_on - date '1970-01-01' as at from look_region
    where region = $1 and gender = asked.gender and (taken_on, seq) < (date '1970-01-01' + $3::integer, $4) and seq <= $5
    order by taken_on desc, seq desc limit $6
  ) as newest
  order by at desc, told_seq desc limit $6`

/** Each page is a range of an index that begins where the one before ended. */
export async function lookPage(
  tx: Queryable,
  filter: LookFilter,
  limit: number,
  after: LookCursor | null,
): Promise<Page> {
  const genders = filter.gender === null ? GENDERS : [filter.gender]
  const start = after ?? (await firstPage(tx, filter.regions, genders))
  if (start === null) return { region: null, looks: [], next: null }
  const { region, asOfSeq } = start
  const found = await findAfter(
    tx,
    { region, genders, asOfSeq, apparentC: filter.apparentC },
    limit + 1,
    after,
  )
  const shown = found.slice(0, limit)
  const keys = shown.map(({ id, taken_on }): LookKey => ({ id, takenOn: taken_on }))
  const last = shown.at(-1)
  const more = found.length > limit && last !== undefined
  return {
    region,
    looks: keys.length === 0 ? [] : await looksByKeys(tx, keys),
    next: more ? { region, at: last.at, seq: last.seq, asOfSeq } : null,
  }
}

async function firstPage(tx: Queryable, regions: readonly string[], genders: readonly string[]) {
  const asOf = await tx.query<{ seq: number }>(AS_OF)
  const { rows } = await tx.query<{ region: string }>(FIRST_REGION, [regions, genders])
  return rows[0] ? { region: rows[0].region, asOfSeq: asOf.rows[0]?.seq ?? 0 } : null
}

type Asked = { region: string; genders: readonly string[]; asOfSeq: number; apparentC: number | null }

async function findAfter(
  tx: Queryable,
  { region, genders, asOfSeq, apparentC }: Asked,
  limit: number,
  after: LookCursor | null,
): Promise<Found[]> {
  if (apparentC === null) {
    const from = after ? [after.at, after.seq] : [LAST_DAY, LAST_SEQ]
    return (await tx.query<Found>(BY_DAY, [region, genders, ...from, asOfSeq, limit])).rows
  }
  const tenths = Math.floor(apparentC * 10 + 0.5)
  const bounds = boundsAfter(tenths, after)
  return (await tx.query<Found>(BY_TEMPERATURE, [region, genders, tenths, ...bounds, asOfSeq, limit])).rows
}

/** Above which (tenths, seq) warmer looks go on, and below which colder ones. */
function boundsAfter(tenths: number, after: LookCursor | null): [number, number, number, number] {
  if (after === null) return [tenths, FIRST_SEQ, tenths, FIRST_SEQ]
  const { at, seq } = after
  if (at < 0) return [tenths - at, LAST_SEQ, tenths + at, seq]
  // Of what is as much colder nothing was shown; 0 is warmer.
  return [tenths + at, seq, at === 0 ? tenths : tenths - at, at === 0 ? FIRST_SEQ : LAST_SEQ]
}
