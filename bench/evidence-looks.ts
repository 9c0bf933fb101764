import type { Database } from '../src/store/database.ts'
import { makeLookMonth } from '../src/store/look-partitions.ts'

const FIRST_MONTH = 2016 * 12
const MONTHS = 120
const FILL_TIMEOUT_MS = 10 * 60_000

/**
 * Evidence from 500 dong of 25 gu in 5 cities over ten years, 1 to 5 garments a look, by one statement a table: as the ledger leaves it,
 * without what no reader of evidence reads. The same numbers in every run.
 */
export async function fillLooks(database: Database, looks: number): Promise<void> {
  for (let month = FIRST_MONTH; month < FIRST_MONTH + MONTHS; month++) {
    const date = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
    await database.transaction((tx) => makeLookMonth(tx, date))
  }
  await database.transaction(
    async (tx) => {
      await tx.query(LOOKS, [looks])
      await tx.query(LISTED)
      await tx.query(PRINTS)
      await tx.query("select setval('look_seq', $1)", [looks])
    },
    { timeoutMs: FILL_TIMEOUT_MS },
  )
}

/** A hash of n and a salt, 0..999,999: spread evenly, and not in step with n. */
const drawn = (salt: string) => `(('x' || substr(md5(n || '${salt}'), 1, 8))::bit(32)::bigint % 1000000)`

const LOOKS = `
  insert into look (id, taken_on, taken_time, source, source_id, link, author, licence, place_code, regions, slot, gender, width, height,
    garments, class_bits, model_version, state, reason, weather, thumbnail, seq)
  select md5(n::text)::uuid, taken_on, '14:35', 'flickr', n::text, 'https://photos.example/people/kim/' || n,
    '{"name": "Kim", "url": "https://photos.example/people/kim"}', '{"id": "cc-by-4.0", "url": null, "copies": true}', dong::text,
    array[dong::text, gu::text, city::text, 'KR', 'world'], (array['morning', 'day', 'evening', 'night'])[1 + ${drawn('s')} % 4],
    (array['female', 'male', 'unknown'])[1 + ${drawn('g')} % 3], 640, 960,
    (select jsonb_agg(jsonb_build_object('class', 'coat', 'score', 0.91, 'box', array[10, 20, 300, 500], 'colours',
      jsonb_build_array(jsonb_build_object('id', 'navy', 'ko', '남색', 'en', 'navy', 'lab', array[20, 5, -25.5], 'share', 0.8))))
      from generate_series(1, 1 + ${drawn('n')} % 5)),
    (${drawn('c')} * 4194303 / 999999)::integer & (${drawn('d')} * 4194303 / 999999)::integer, 'm1', 'evidence', null,
    jsonb_build_object('apparentC', apparent, 'temperatureC', apparent, 'humidityPct', 50, 'windMs', 2, 'precipitationMm', 0,
      'source', 'kma-asos', 'distanceKm', 3), true, n
  from (
    select n, 1100000000 + 100000000::bigint * city_n as city, 1100000000 + 100000000::bigint * city_n + 100000 * gu_n as gu,
      1100000000 + 100000000::bigint * city_n + 100000 * gu_n + 100 * dong_n as dong, taken_on,
      round((10 - 15 * cos((extract(doy from taken_on) - 20) / 58.1) + (${drawn('t')} - 500000) / 100000.0)::numeric, 1) as apparent
    from (
      select n, (${drawn('p')} % 5) as city_n, 1 + (${drawn('q')} % 5) as gu_n, 1 + (${drawn('r')} % 20) as dong_n,
        date '2016-01-01' + (${drawn('m')} % 3652)::integer as taken_on
      from generate_series(1, $1::integer) as n
    ) as places
  ) as days`

const LISTED = `
  insert into look_region (region, gender, apparent_tenths, seq, taken_on, look_id)
  select region, gender, floor((weather ->> 'apparentC')::double precision * 10 + 0.5)::integer, seq, taken_on, id
  from look cross join unnest(regions) as region`

const PRINTS = `
  insert into look_print (look_id, taken_on, content_hash, perceptual, band_1, band_2, band_3, band_4)
  select id, taken_on, sha256(id::text::bytea), hash, hash::bit(16)::integer, (hash << 16)::bit(16)::integer,
    (hash << 32)::bit(16)::integer, (hash << 48)::bit(16)::integer
  from (select id, taken_on, ('x' || substr(md5(id::text), 1, 16))::bit(64) as hash from look) as hashed`
