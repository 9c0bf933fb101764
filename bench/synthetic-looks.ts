import { COUNT_TABLES } from '../src/store/count-tables.ts'
import type { Database } from '../src/store/database.ts'
import { makeLookMonth } from '../src/store/look-partitions.ts'

/** Districts that looks are spread over; every fortieth look is Gangnam's. */
const DISTRICTS = 250
export const GANGNAM = '1168000000'
const MONTHS = 12
const TIMEOUT_MS = 20 * 60_000

/**
 * Fills an empty store with `looks` synthetic looks by SQL: as many counts and list entries as the ledger would make one by one, by the
 * same statement. The looks themselves are kept only where the benchmark reads them (Gangnam's).
 */
export async function fillWithLooks(database: Database, looks: number): Promise<void> {
  await database.transaction(
    async (tx) => {
      await tx.query('truncate evidence_count, worn_together, look_region, look')
      for (let month = 1; month <= MONTHS; month++)
        await makeLookMonth(tx, `2026-${String(month).padStart(2, '0')}-01`)
      // A temporary table of the same name is what the statement counts.
      await tx.query('create temporary table look (like public.look including defaults) on commit drop')
      await tx.query(MADE, [looks, DISTRICTS])
      for (const { name, key, counts, ofLooks } of COUNT_TABLES)
        await tx.query(`insert into ${name} (${[...key, ...counts].join(', ')}) ${ofLooks('true')}`)
      await tx.query(`insert into look_region (region, gender, apparent_tenths, seq, taken_on, look_id)
        select region, gender, floor((weather ->> 'apparentC')::double precision * 10 + 0.5)::integer, seq, taken_on, id
        from look cross join unnest(regions) as region`)
      await tx.query(`insert into public.look select * from look
        where place_code = '${GANGNAM}'`)
    },
    { timeoutMs: TIMEOUT_MS },
  )
  await database.query("select setval('look_seq', $1)", [looks])
  await database.transaction((tx) => tx.query('analyze'), { timeoutMs: TIMEOUT_MS })
}

/** Months with their temperatures; who, when and what by the digits of a number. */
const MADE = `
  insert into look (id, taken_on, taken_time, source, source_id, link, licence, place_code, regions, slot, gender, width, height,
    garments, class_bits, model_version, state, weather, thumbnail, seq)
  select gen_random_uuid(), make_date(2026, month, 1 + n % 28), '08:00', 'import', n::text, 'https://photos.example/' || n,
    '{"id":"cc0-1.0","url":null,"copies":true}', code,
    array[code, substr(code, 1, 2) || '00000000', 'KR', 'world'],
    (array['morning', 'day', 'evening', 'night', 'unknown'])[1 + n / 7 % 5], (array['female', 'male', 'unknown'])[1 + n / 3 % 3],
    400, 600, '[]', (n * 2654435761::bigint % 4194304)::integer, (array['stated', '1.0.0'])[1 + n / 11 % 2], 'evidence',
    jsonb_build_object('apparentC', round((12 - 14 * cos(month * 0.5236) + (n::bigint * 7919 % 160) / 10.0 - 8)::numeric, 1), 'temperatureC', 8,
      'humidityPct', 50, 'windMs', 1, 'precipitationMm', 0, 'source', 'kma-asos', 'distanceKm', 3),
    false, n
  from (
    select n, 1 + n / 13 % 12 as month,
      case when n % 40 = 0 then '${GANGNAM}' else (11 + n % $2::integer % 17)::text || (100 + n % $2::integer)::text || '00000' end as code
    from generate_series(1, $1::integer) as n
  ) as numbered`
