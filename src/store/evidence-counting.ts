import { COUNT_TABLES, type CountTable } from './count-tables.ts'
import { keyColumns, type LookKey } from './look-rows.ts'
import type { Queryable } from './queryable.ts'

const THESE = 'taken_on = any($1::date[]) and id = any($2::uuid[])'

const ADDITIONS = COUNT_TABLES.map((table) => ({ table, add: addition(table), deleteEmpty: deletion(table) }))

/** In the order of the key, so that workers that count at the same time wait for each other in turn, never in a circle. */
function addition({ name, key, counts, ofLooks }: CountTable): string {
  return `
    insert into ${name} as held (${key.join(', ')}, ${counts.join(', ')})
    ${ofLooks(THESE, '$3::integer')}
    order by ${key.map((_, n) => n + 1).join(', ')}
    on conflict (${key.join(', ')}) do update set ${counts.map((c) => `${c} = held.${c} + excluded.${c}`).join(', ')}
    returning ${key.join(', ')}, looks`
}

function deletion({ name, key, keyTypes }: CountTable): string {
  return `
    delete from ${name}
    using unnest(${keyTypes.map((type, n) => `$${n + 1}::${type}[]`).join(', ')}) as empty (${key.join(', ')})
    where ${key.map((column) => `${name}.${column} = empty.${column}`).join(' and ')}`
}

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
  for (const { add } of ADDITIONS) await tx.query(add, [...keyColumns(looks), 1])
}

/** The contrary, before the looks go. Looks that are no evidence change nothing. */
export async function removeEvidence(tx: Queryable, looks: readonly LookKey[]): Promise<void> {
  await tx.query(UNLIST, keyColumns(looks))
  for (const { table, add, deleteEmpty } of ADDITIONS) {
    const { rows } = await tx.query<Record<string, unknown>>(add, [...keyColumns(looks), -1])
    const empty = rows.filter(({ looks }) => looks === 0)
    if (empty.length > 0)
      await tx.query(
        deleteEmpty,
        table.key.map((column) => empty.map((row) => row[column])),
      )
  }
}
