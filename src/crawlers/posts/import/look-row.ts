import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { GARMENT_CLASSES, type GarmentClass } from '../../../domain/garment-class.ts'
import { parseIsoDate } from '../../../domain/local-time.ts'
import type { Place } from '../../../domain/place.ts'
import type { Post } from '../../../domain/post.ts'
import type { Gazetteer } from '../../../domain/regions/gazetteer.ts'
import { licenceOf } from '../licences.ts'

/** What the weather was, where the row says it: all of temperature, humidity and wind, or nothing. */
export type StatedAir = { temperatureC: number; humidityPct: number; windMs: number; precipitationMm: number }

/** One row as it is meant. Either `garments` are told or `image` (a path beside the file) shows them. */
export type LookRow = {
  post: Post
  place: Place
  garments: readonly GarmentClass[] | null
  image: string | null
  air: StatedAir | null
}

const Text = Type.String({ maxLength: 2_000 })
const NumberText = Type.Union([Type.Number(), Text])
/** CSV brings texts, NDJSON numbers and lists as well. docs/operations.md tells what each means. */
const Fields = Type.Object({
  id: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Number()])),
  time: Text,
  place: Type.Union([Text, Type.Number()]),
  gender: Type.Optional(Text),
  garments: Type.Optional(Type.Union([Text, Type.Array(Text)])),
  image: Type.Optional(Text),
  licence: Type.Optional(Text),
  author: Type.Optional(Text),
  link: Type.Optional(Text),
  temperatureC: Type.Optional(NumberText),
  humidityPct: Type.Optional(NumberText),
  windMs: Type.Optional(NumberText),
  precipitationMm: Type.Optional(NumberText),
})
type Fields = Static<typeof Fields>

/** Physical limits: what lies beyond is a slip of the pen or another unit. */
const AIR_LIMITS = {
  temperatureC: [-60, 60],
  humidityPct: [0, 100],
  windMs: [0, 100],
  precipitationMm: [0, 300],
} as const

/** Says what is wrong with a row, for the person who wrote it. */
export class RowError extends Error {}

/** Throws RowError naming the field and what is allowed. Empty texts are as if left out. */
export function parseLookRow(raw: unknown, gazetteer: Gazetteer): LookRow {
  const given = withoutEmpty(raw)
  const [fault] = Value.Errors(Fields, given)
  if (!Value.Check(Fields, given)) {
    const field = fault?.instancePath.slice(1) || 'time and place'
    throw new RowError(`${field}: ${fault?.message ?? 'is missing'}`)
  }
  const garments = garmentsOf(given.garments)
  if ((garments === null) === (given.image === undefined))
    throw new RowError('garments, image: one of the two is needed, and not both')
  const place = placeOf(String(given.place), gazetteer)
  const id = given.id === undefined ? hashOf(given) : String(given.id)
  const post: Post = {
    source: 'import',
    sourceId: id,
    link: linkOf(given.link, id),
    imageUrl: '',
    author: given.author === undefined ? null : { name: given.author, url: null },
    licence: licenceOfText(given.licence),
    caption: '',
    tags: [],
    takenAt: timeOf(given.time),
    coordinates: null,
    placeNames: [],
    gender: genderOf(given.gender),
    personKey: null,
  }
  return { post, place, garments, image: given.image ?? null, air: airOf(given) }
}

function withoutEmpty(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new RowError('must be an object')
  return Object.fromEntries(
    Object.entries(raw).filter(
      ([, value]) => value !== null && !(typeof value === 'string' && value.trim() === ''),
    ),
  )
}

/** The same row is the same look, whatever the order of its fields. */
function hashOf(fields: Fields): string {
  const text = JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

function timeOf(text: string): Post['takenAt'] {
  const [, date = '', time = null] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::\d{2})?)?$/.exec(text.trim()) ?? []
  if (parseIsoDate(date) === null)
    throw new RowError('time: must be local time, 2026-05-01T14:35, or a day, 2026-05-01')
  return { date, time: time === null ? null : text.trim().slice(11, 16) }
}

/** A region code, LAT,LON, or a name that one region alone has. */
function placeOf(text: string, gazetteer: Gazetteer): Place {
  const byCode = gazetteer.byCode(text.trim())
  if (byCode) return byCode
  const [, lat, lon] = /^\s*(-?\d+(?:\.\d+)?)[,\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? []
  if (lat !== undefined && lon !== undefined) {
    if (Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180)
      return gazetteer.resolve(Number(lat), Number(lon))
    throw new RowError('place: a coordinate is LAT,LON, -90 to 90 and -180 to 180')
  }
  const [best, next] = gazetteer.search(text, 2)
  if (!best) throw new RowError('place: must be a region code, a region’s name, or LAT,LON')
  // Best first, the higher level before what lies in it: a second one beside it is a namesake.
  if (next && !next.code.startsWith(best.code.replace(/0+$/, '')))
    throw new RowError(`place: ${text} is ${best.name} or ${next.name}: name the city, too`)
  return best
}

/** Classes as a text or a list; null where none are given. Throws RowError naming those that are none. */
export function garmentsOf(given: Fields['garments']): GarmentClass[] | null {
  if (given === undefined) return null
  const words = (Array.isArray(given) ? given : given.split(/[\s;|,]+/)).map((word) =>
    word.trim().toLowerCase(),
  )
  const unknown = words.filter((word) => !GARMENT_CLASSES.some((kind) => kind === word))
  if (unknown.length > 0 || words.length === 0)
    throw new RowError(`garments: ${unknown.join(', ')} is none of ${GARMENT_CLASSES.join(', ')}`)
  return [...new Set(words as GarmentClass[])]
}

export function genderOf(text: string | undefined): Post['gender'] {
  const gender = text?.trim().toLowerCase() ?? 'unknown'
  if (gender === 'female' || gender === 'male' || gender === 'unknown') return gender
  throw new RowError('gender: must be female, male or unknown')
}

function linkOf(text: string | undefined, id: string): string {
  if (text === undefined) return `urn:ondot:import:${encodeURIComponent(id)}`
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new RowError('link: must be an http(s) address')
  return text
}

/** By address or name of a Creative Commons licence; others are kept as they are called, and allow no copy. */
function licenceOfText(text: string | undefined): Post['licence'] {
  if (text === undefined) return licenceOf(null, null)
  const known = licenceOf(text, text.replaceAll('-', ' ').replace(/^cc by (nc|sa|nd)/i, 'cc by-$1'))
  return known.id === 'unknown' ? { id: text.toLowerCase().slice(0, 60), url: null, copies: false } : known
}

function airOf(fields: Fields): StatedAir | null {
  const numberOf = (name: keyof typeof AIR_LIMITS): number | null => {
    const given = fields[name]
    if (given === undefined) return null
    const value = Number(given)
    const [min, max] = AIR_LIMITS[name]
    if (!(value >= min && value <= max)) throw new RowError(`${name}: must be a number from ${min} to ${max}`)
    return value
  }
  const [temperatureC, humidityPct, windMs, precipitationMm] = [
    numberOf('temperatureC'),
    numberOf('humidityPct'),
    numberOf('windMs'),
    numberOf('precipitationMm'),
  ]
  if (temperatureC === null && humidityPct === null && windMs === null && precipitationMm === null)
    return null
  if (temperatureC === null || humidityPct === null || windMs === null)
    throw new RowError('temperatureC, humidityPct, windMs: all three, or none: then the archive is asked')
  return { temperatureC, humidityPct, windMs, precipitationMm: precipitationMm ?? 0 }
}
