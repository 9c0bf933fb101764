import type { Queryable } from './queryable.ts'

/** One maker at a time over all replicas: `create table if not exists` alone fails where two meet. "look" in ASCII. */
const PARTITIONS_LOCK = 0x6c_6f_6f_6b

/** As text; also keeps out what Date.UTC takes for the 20th century. */
const FIRST_YEAR = '1826'

/**
 * Makes the partition of the month of a date (`YYYY-MM-DD`) where it is missing, inside the caller's transaction. It is made apart and
 * attached, since that lets readers and writers of the other months go on.
 */
export async function makeLookMonth(tx: Queryable, date: string): Promise<void> {
  const { name, from, to } = monthOf(date)
  await tx.query('select pg_advisory_xact_lock($1)', [PARTITIONS_LOCK])
  const { rows } = await tx.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name])
  if (rows[0]?.there) return
  await tx.query(`create table ${name} (like look including all)`)
  await tx.query(`alter table look attach partition ${name} for values from ('${from}') to ('${to}')`)
}

export function monthOf(date: string): { name: string; from: string; to: string } {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(date) ?? []
  if (year === undefined || month === undefined) throw new RangeError(`${date} is no date`)
  if (year < FIRST_YEAR) throw new RangeError(`${date} is before photography`)
  const next = new Date(Date.UTC(Number(year), Number(month), 1)).toISOString().slice(0, 10)
  const to = next.startsWith('+') ? 'infinity' : next
  return { name: `look_${year}_${month}`, from: `${year}-${month}-01`, to }
}
