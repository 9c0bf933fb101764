import { COUNT_COLUMNS, COUNTS, countsOfLooks, KEY } from './evidence-counting.ts'
import type { Queryable } from './queryable.ts'

/**
 * Counts all evidence anew, inside the caller's transaction, and puts right what differs; says how many rows there are and how many were
 * wrong, missing or too many. Who counts meanwhile waits; who reads does not.
 */
export async function recountEvidence(tx: Queryable): Promise<{ rows: number; differed: number }> {
  // One large sum: room to do it in memory, and nothing compiled for each of a hundred partitions.
  await tx.query("set local work_mem = '256MB'; set local jit = off")
  // Those who have changed looks hold this lock until they have counted them and are done: what is seen next is whole.
  await tx.query('lock table evidence_count in share row exclusive mode')
  await tx.query(`create temporary table recounted on commit drop as ${countsOfLooks('true')}`)
  await tx.query(`create temporary table wrong on commit drop as
    select ${KEY} from evidence_count as held full join recounted using (${KEY})
    where ${COUNT_COLUMNS.map((column) => `held.${column} is distinct from recounted.${column}`).join(' or ')}`)
  const { rows } = await tx.query<{ rows: number; differed: number }>(
    'select (select count(*) from recounted)::integer as rows, (select count(*) from wrong)::integer as differed',
  )
  const counted = rows[0] ?? { rows: 0, differed: 0 }
  if (counted.differed > 0) {
    await tx.query(`delete from evidence_count where (${KEY}) in (select ${KEY} from wrong)`)
    await tx.query(`insert into evidence_count (${KEY}, ${COUNTS})
      select ${KEY}, ${COUNTS} from recounted where (${KEY}) in (select ${KEY} from wrong)`)
  }
  return counted
}
