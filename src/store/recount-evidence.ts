import { COUNT_TABLES, type CountTable } from './count-tables.ts'
import type { Queryable } from './queryable.ts'

/**
 * Counts all evidence anew, inside the caller's transaction, and puts right what differs; says how many rows there are and how many were
 * wrong, missing or too many. Who counts meanwhile waits; who reads does not.
 */
export async function recountEvidence(tx: Queryable): Promise<{ rows: number; differed: number }> {
  // One large sum: room to do it in memory, and nothing compiled for each of a hundred partitions.
  await tx.query("set local work_mem = '256MB'; set local jit = off")
  // Those who have changed looks hold these locks until they have counted them and are done: what is seen next is whole.
  for (const { name } of COUNT_TABLES) await tx.query(`lock table ${name} in share row exclusive mode`)
  const all = { rows: 0, differed: 0 }
  for (const table of COUNT_TABLES) {
    const counted = await recount(tx, table)
    all.rows += counted.rows
    all.differed += counted.differed
  }
  return all
}

async function recount(
  tx: Queryable,
  { name, key, counts, ofLooks }: CountTable,
): Promise<{ rows: number; differed: number }> {
  const columns = key.join(', ')
  await tx.query('drop table if exists pg_temp.recounted, pg_temp.wrong')
  await tx.query(`create temporary table recounted on commit drop as ${ofLooks('true')}`)
  await tx.query(`create temporary table wrong on commit drop as
    select ${columns} from ${name} as held full join recounted using (${columns})
    where ${counts.map((column) => `held.${column} is distinct from recounted.${column}`).join(' or ')}`)
  const { rows } = await tx.query<{ rows: number; differed: number }>(
    'select (select count(*) from recounted)::integer as rows, (select count(*) from wrong)::integer as differed',
  )
  const counted = rows[0] ?? { rows: 0, differed: 0 }
  if (counted.differed > 0) {
    await tx.query(`delete from ${name} where (${columns}) in (select ${columns} from wrong)`)
    await tx.query(`insert into ${name} (${columns}, ${counts.join(', ')})
      select ${columns}, ${counts.join(', ')} from recounted where (${columns}) in (select ${columns} from wrong)`)
  }
  return counted
}
