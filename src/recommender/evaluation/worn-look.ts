import { type EvidenceRow, TOGETHER_STEP_C, WORLD } from '../../domain/evidence.ts'
import { GARMENT_CLASSES, type GarmentClass } from '../../domain/garment-class.ts'
import type { Gender } from '../../domain/person.ts'
import type { StatedGender } from '../../domain/post.ts'

/** What somebody wore, and where and when as far as that is known. */
export type WornLook = {
  classes: readonly GarmentClass[]
  gender: StatedGender
  /** null: nobody knows the weather. */
  apparentC: number | null
  /** As `evidenceRegions` gives them; `world` alone where the place is not known. */
  regions: readonly string[]
  /** Of the detector; `stated` where the garments were told. */
  modelVersion: string
}

export const NOWHERE: readonly string[] = [WORLD]

/** What people wear whose gender nobody stated is judged as anyone's. */
export function askedGender(gender: StatedGender): Gender {
  return gender === 'unknown' ? 'any' : gender
}

/** Alike in what decides what is worn at all, as the store tells looks apart (domain/evidence.ts). */
export function stratumOf({ gender, apparentC, modelVersion }: WornLook): string {
  const fromC = apparentC === null ? '' : Math.floor(apparentC / TOGETHER_STEP_C) * TOGETHER_STEP_C
  return `${gender} ${fromC} ${modelVersion}`
}

/** Counts of looks as the store keeps them, by region and gender; looks without a temperature are not counted. */
export function countLooks(
  looks: readonly WornLook[],
): (regions: readonly string[], gender: Gender) => EvidenceRow[] {
  type Row = EvidenceRow & { looks: number; byClass: Record<GarmentClass, number> }
  const rows = new Map<string, Map<string, Row>>()
  function count(look: WornLook, region: string, pool: 'all' | 'gender', apparentC: number) {
    const of = `${region} ${pool === 'all' ? 'any' : look.gender}`
    const held = rows.get(of) ?? new Map<string, Row>()
    rows.set(of, held)
    const { modelVersion } = look
    const key = `${apparentC} ${modelVersion}`
    const row = held.get(key) ?? { region, apparentC, modelVersion, pool, looks: 0, byClass: noneOfEach() }
    held.set(key, row)
    row.looks += 1
    for (const name of look.classes) row.byClass[name] += 1
  }
  for (const look of looks) {
    if (look.apparentC === null) continue
    const apparentC = Math.round(look.apparentC)
    for (const region of look.regions)
      for (const pool of ['all', 'gender'] as const) count(look, region, pool, apparentC)
  }
  return (regions, gender) =>
    regions.flatMap((region) =>
      [...new Set(['any', gender])].flatMap((of) => [...(rows.get(`${region} ${of}`)?.values() ?? [])]),
    )
}

function noneOfEach(): Record<GarmentClass, number> {
  return Object.fromEntries(GARMENT_CLASSES.map((name) => [name, 0])) as Record<GarmentClass, number>
}
