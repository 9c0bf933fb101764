import { GARMENT_CLASSES, type GarmentClass } from '../domain/garment-class.ts'
import { keyColumns, type LookKey } from './look-rows.ts'
import type { Queryable } from './queryable.ts'

/** The column of each garment class in evidence_count. */
export const CLASS_COLUMNS = GARMENT_CLASSES.map(columnOf)

const KEY_COLUMNS = ['region', 'pool', 'gender', 'slot', 'month', 'apparent_c', 'model_version'] as const
export const KEY = KEY_COLUMNS.join(', ')
export const COUNT_COLUMNS = ['looks', ...CLASS_COLUMNS]
export const COUNTS = COUNT_COLUMNS.join(', ')

export function columnOf(garmentClass: GarmentClass): string {
  return garmentClass.replaceAll('-', '_')
}

/**
 * The rows that looks of evidence add up to. Counting one look and counting all anew say the same because both say this. Cells are added up
 * first: the other pools are sums of cells.
 */
export function countsOfLooks(where: string, sign = '1'): string {
  const bits = GARMENT_CLASSES.map((each, n) => `sum((class_bits >> ${n}) & 1) as ${columnOf(each)}`)
  const sums = COUNT_COLUMNS.map((column) => `${sign} * sum(${column}) as ${column}`)
  return `
    select region, pool,
      case when pool = 'all' then '' else cell.gender end as gender,
      case when pool = 'cell' then cell.slot else '' end as slot,
      case when pool = 'cell' then cell.month else 0 end as month,
      apparent_c, model_version, ${sums.join(', ')}
    from (
      select region, gender, slot, extract(month from taken_on)::integer as month,
        floor((weather ->> 'apparentC')::double precision + 0.5)::integer as apparent_c, model_version,
        count(*) as looks, ${bits.join(', ')}
      from look cross join unnest(regions) as region
      where state = 'evidence' and ${where}
      group by 1, 2, 3, 4, 5, 6
    ) as cell cross join unnest(array['all', 'gender', 'cell']) as pool
    group by 1, 2, 3, 4, 5, 6, 7`
}

const THESE = 'taken_on = any($1::date[]) and id = any($2::uuid[])'

/** In the order of the key, so that workers that count at the same time wait for each other in turn, never in a circle. */
const ADD = `
  insert into evidence_count as held (${KEY}, ${COUNTS})
  ${countsOfLooks(THESE, '$3::integer')}
  order by 1, 2, 3, 4, 5, 6, 7
  on conflict (${KEY}) do update set ${COUNT_COLUMNS.map((c) => `${c} = held.${c} + excluded.${c}`).join(', ')}
  returning ${KEY}, looks`

const DELETE_EMPTY = `
  delete from evidence_count
  using unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::text[]) as empty (${KEY})
  where ${KEY_COLUMNS.map((c) => `evidence_count.${c} = empty.${c}`).join(' and ')}`

const LIST = `
  insert into look_region (region, gender, apparent_tenths, seq, taken_on, look_id)
  select region, gender, floor((weather ->> 'apparentC')::double precision * 10 + 0.5)::integer, seq, taken_on, id
  from look cross join unnest(regions) as region where state = 'evidence' and ${THESE}`

const UNLIST = `
  delete from look_region using look cross join unnest(look.regions) as of (region)
  where look.taken_on = any($1::date[]) and look.id = any($2::uuid[]) and look.seq is not null
    and (look_region.region, look_region.gender, look_region.seq, look_region.look_id) = (of.region, look.gender, look.seq, look.id)
    and look_region.apparent_tenths = floor((look.weather ->> 'apparentC')::double precision * 10 + 0.5)::integer`

/** Counts and lists looks that are stored as evidence. */
export async function addEvidence(tx: Queryable, looks: readonly LookKey[]): Promise<void> {
  await tx.query(LIST, keyColumns(looks))
  await tx.query(ADD, [...keyColumns(looks), 1])
}

/** The contrary, before the looks go. Looks that are no evidence change nothing. */
export async function removeEvidence(tx: Queryable, looks: readonly LookKey[]): Promise<void> {
  await tx.query(UNLIST, keyColumns(looks))
  type Row = Record<(typeof KEY_COLUMNS)[number], unknown> & { looks: number }
  const { rows } = await tx.query<Row>(ADD, [...keyColumns(looks), -1])
  const empty = rows.filter((row) => row.looks === 0)
  if (empty.length > 0)
    await tx.query(
      DELETE_EMPTY,
      KEY_COLUMNS.map((column) => empty.map((row) => row[column])),
    )
}
