import type { EvidencePool } from '../domain/evidence.ts'
import { GARMENT_CLASSES, type GarmentClass } from '../domain/garment-class.ts'
import { StatedGender } from '../domain/post.ts'
import { CLASS_COLUMNS, columnOf, EVIDENCE_COUNT } from './count-tables.ts'
import type { Database } from './database.ts'
import type { EvidenceStore } from './look-ports.ts'
import { classesOf } from './look-rows.ts'
import { recountEvidence } from './recount-evidence.ts'

/** All looks of a large store are read once. */
const RECOUNT_TIMEOUT_MS = 10 * 60_000

type CountRow = {
  region: string
  apparent_c: number
  model_version: string
  pool: EvidencePool
  looks: number
} & Record<string, unknown>

type TogetherCountRow = { stratum: string; class_bits: number; looks: number }

/** Each pool and month of each region is one range of the primary key; `offset 0` keeps it one, whatever the statistics say. */
const COUNTS_FOR = `
  select held.region, apparent_c, model_version, held.pool,
    sum(looks)::integer as looks, ${CLASS_COLUMNS.map((column) => `sum(${column})::integer as ${column}`).join(', ')}
  from unnest($1::text[]) as asked (region)
  cross join unnest($2::text[], $3::text[], $4::text[], $5::integer[]) as part (pool, gender, slot, month)
  cross join lateral (
    select region, pool, apparent_c, model_version, ${EVIDENCE_COUNT.counts.join(', ')} from evidence_count
    where region = asked.region and pool = part.pool and gender = part.gender and slot = part.slot and month = part.month
      and apparent_c between $6 and $7
    offset 0
  ) as held
  group by held.region, apparent_c, model_version, held.pool`

export function createEvidenceStore(database: Database): EvidenceStore {
  return {
    async countsFor({ regions, fromC, toC, gender, slot, months }) {
      const genders = gender === 'any' ? StatedGender.enum : [gender]
      const parts = [
        { pool: 'all', gender: '', slot: '', month: 0 },
        ...(gender === 'any' ? [] : [{ pool: 'gender', gender, slot: '', month: 0 }]),
        ...[...new Set(months)].flatMap((month) =>
          genders.map((gender) => ({ pool: 'cell', gender, slot, month })),
        ),
      ]
      const { rows } = await database.query<CountRow>(COUNTS_FOR, [
        [...new Set(regions)],
        parts.map((part) => part.pool),
        parts.map((part) => part.gender),
        parts.map((part) => part.slot),
        parts.map((part) => part.month),
        Math.ceil(fromC),
        Math.floor(toC),
      ])
      return rows.map((row) => ({
        region: row.region,
        apparentC: row.apparent_c,
        modelVersion: row.model_version,
        pool: row.pool,
        looks: row.looks,
        byClass: byClassOf(row),
      }))
    },

    async wornTogether() {
      const { rows } = await database.query<TogetherCountRow>(
        "select concat_ws(' ', gender, from_c, model_version) as stratum, class_bits, looks from worn_together",
      )
      return rows.map(({ stratum, class_bits, looks }) => ({
        stratum,
        classes: classesOf(class_bits),
        looks,
      }))
    },

    async recount() {
      return database.transaction(recountEvidence, { timeoutMs: RECOUNT_TIMEOUT_MS })
    },
  }
}

function byClassOf(row: CountRow): Record<GarmentClass, number> {
  const counts = GARMENT_CLASSES.map((each) => [each, row[columnOf(each)]])
  return Object.fromEntries(counts) as Record<GarmentClass, number>
}
