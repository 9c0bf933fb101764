import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { garmentsOf, genderOf, RowError } from '../crawlers/posts/import/look-row.ts'
import { readRows } from '../crawlers/posts/import/read-rows.ts'
import { evidenceRegions } from '../domain/evidence.ts'
import { createGazetteer, type Gazetteer } from '../domain/regions/gazetteer.ts'
import { NOWHERE, type WornLook } from '../recommender/evaluation/worn-look.ts'
import { STATED } from '../recommender/wear-rates/tag-error.ts'
import type { LookStore } from '../store/look-ports.ts'
import { UsageError } from './usage-error.ts'

/** Of a row of NDJSON or CSV; only the garments are needed. */
const Row = Type.Object({
  garments: Type.Union([Type.String(), Type.Array(Type.String())]),
  gender: Type.Optional(Type.String()),
  apparentC: Type.Optional(Type.Union([Type.Number(), Type.String()])),
  /** Region code. */
  place: Type.Optional(Type.Union([Type.String(), Type.Number()])),
  /** Of the detector that saw the garments. */
  modelVersion: Type.Optional(Type.String()),
})

/** Throws UsageError naming file and line of a row that can't be read. */
export async function readWornLooks(file: string): Promise<WornLook[]> {
  const gazetteer = createGazetteer()
  const looks: WornLook[] = []
  for await (const raw of readRows(file)) {
    try {
      if ('fault' in raw) throw new RowError(raw.fault)
      if (!Value.Check(Row, raw.value))
        throw new RowError('must have garments, and may have gender, apparentC, place, modelVersion')
      looks.push(lookOf(raw.value, gazetteer))
    } catch (error) {
      if (error instanceof RowError) throw new UsageError(`${file}:${raw.line}: ${error.message}`)
      throw error
    }
  }
  return looks
}

function lookOf(row: Static<typeof Row>, gazetteer: Gazetteer): WornLook {
  const stated = row.apparentC ?? ''
  const apparentC = stated === '' ? null : Number(stated)
  if (Number.isNaN(apparentC)) throw new RowError('apparentC: must be a number')
  return {
    classes: garmentsOf(row.garments) ?? [],
    gender: genderOf(row.gender || undefined),
    apparentC,
    regions: row.place === undefined || row.place === '' ? NOWHERE : regionsOf(String(row.place), gazetteer),
    modelVersion: row.modelVersion || STATED,
  }
}

function regionsOf(code: string, gazetteer: Gazetteer): readonly string[] {
  const place = gazetteer.byCode(code)
  if (!place) throw new RowError(`place: ${code} is no region code`)
  return evidenceRegions(place)
}

/** The newest looks that count as evidence, among `limit` of any state. */
export async function storedWornLooks(looks: LookStore, limit: number): Promise<WornLook[]> {
  const gazetteer = createGazetteer()
  const newest = await looks.newest(limit)
  return newest
    .filter(({ state }) => state === 'evidence')
    .map(({ classes, gender, weather, placeCode, modelVersion }) => {
      const place = gazetteer.byCode(placeCode)
      const regions = place ? evidenceRegions(place) : NOWHERE
      return { classes, gender, apparentC: weather?.apparentC ?? null, regions, modelVersion }
    })
}
