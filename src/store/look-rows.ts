import { GARMENT_CLASSES, type GarmentClass } from '../domain/garment-class.ts'
import type { Look } from '../domain/look.ts'
import { cleanText, jsonText } from './json-text.ts'
import type { NewLook } from './look-ports.ts'
import type { Queryable } from './queryable.ts'

/** Finds a look: its partition, and it within. */
export type LookKey = { id: string; takenOn: string }

type LookRow = {
  id: string
  source: Look['source']
  source_id: string
  link: string
  author: Look['author']
  licence: Look['licence']
  place_code: string
  taken_on: string
  taken_time: string | null
  slot: Look['slot']
  gender: Look['gender']
  width: number
  height: number
  garments: Look['garments']
  class_bits: number
  model_version: string
  state: Look['state']
  reason: string | null
  weather: Look['weather']
  thumbnail: boolean
}

const COLUMNS = `id, source, source_id, link, author, licence, place_code, taken_on::text, taken_time, slot, gender, width, height,
  garments, class_bits, model_version, state, reason, weather, thumbnail`

const INSERT = `
  insert into look (id, taken_on, taken_time, source, source_id, link, author, licence, place_code, regions, slot, gender, width, height,
    garments, class_bits, model_version, state, reason, weather, thumbnail, seq)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
    case when $18 = 'evidence' then nextval('look_seq') end)`

/** The dates are told twice: once so that only their partitions are looked at, once with the id for the key. */
const BY_KEYS = `
  select ${COLUMNS} from unnest($1::date[], $2::uuid[]) as asked (asked_on, asked_id)
  join look on taken_on = asked_on and id = asked_id
  where taken_on = any($1::date[])`

export async function insertLook(tx: Queryable, look: NewLook): Promise<void> {
  await tx.query(INSERT, [
    look.id,
    look.takenOn,
    look.takenTime,
    look.source,
    cleanText(look.sourceId),
    cleanText(look.link),
    look.author && jsonText(look.author),
    jsonText(look.licence),
    look.placeCode,
    [...new Set(look.regions)],
    look.slot,
    look.gender,
    look.width,
    look.height,
    jsonText(look.garments),
    classBits(look.classes),
    look.modelVersion,
    look.state,
    look.reason,
    look.weather && jsonText(look.weather),
    look.thumbnail !== null,
  ])
}

/** The looks that are there, in the order of the keys. */
export async function looksByKeys(tx: Queryable, keys: readonly LookKey[]): Promise<Look[]> {
  const columns = [keys.map(({ takenOn }) => takenOn), keys.map(({ id }) => id)]
  const { rows } = await tx.query<LookRow>(BY_KEYS, columns)
  const byId = new Map(rows.map((row) => [row.id, lookOf(row)]))
  return keys.flatMap(({ id }) => byId.get(id) ?? [])
}

export function keyColumns(keys: readonly LookKey[]): [takenOn: string[], ids: string[]] {
  return [[...new Set(keys.map(({ takenOn }) => takenOn))], keys.map(({ id }) => id)]
}

function lookOf(row: LookRow): Look {
  return {
    id: row.id,
    source: row.source,
    sourceId: row.source_id,
    link: row.link,
    author: row.author,
    licence: row.licence,
    placeCode: row.place_code,
    takenOn: row.taken_on,
    takenTime: row.taken_time,
    slot: row.slot,
    gender: row.gender,
    width: row.width,
    height: row.height,
    garments: row.garments,
    classes: classesOf(row.class_bits),
    modelVersion: row.model_version,
    state: row.state,
    reason: row.reason,
    weather: row.weather,
    thumbnail: row.thumbnail,
  }
}

export function classBits(classes: readonly GarmentClass[]): number {
  return classes.reduce((bits, each) => bits | (1 << GARMENT_CLASSES.indexOf(each)), 0)
}

/** In the order of GARMENT_CLASSES. */
export function classesOf(bits: number): GarmentClass[] {
  return GARMENT_CLASSES.filter((_, n) => (bits >> n) & 1)
}
