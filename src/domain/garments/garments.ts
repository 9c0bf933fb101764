import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { Value } from 'typebox/value'
import { Garment } from '../garment.ts'

type Row = Record<string, string>

function words(cell = ''): string[] {
  return cell.split(' ').filter((word) => word !== '')
}

function parseGarment(row: Row): Garment {
  return Value.Parse(Garment, {
    code: row.code,
    label: { ko: row.ko, en: row.en },
    layer: row.layer,
    part: row.part,
    sleeve: row.sleeve || null,
    class: row.class || null,
    clo: Number(row.clo),
    cloSource: row.cloSource,
    windResistance: Number(row.wind),
    waterResistance: Number(row.water),
    occasions: words(row.occasions),
    usual: { female: Number(row.female), male: Number(row.male) },
    season: { fromC: Number(row.fromC), toC: Number(row.toC) },
    traits: words(row.traits),
  })
}

/** The catalogue, in the order of its table. A row that is not a Garment stops the start. */
export const GARMENTS: readonly Garment[] = parse<Row>(
  readFileSync(new URL('garments.csv', import.meta.url)),
  { columns: true },
).map(parseGarment)

const byCode = new Map(GARMENTS.map((garment) => [garment.code, garment]))

/** Throws RangeError for a code that is not in the catalogue. */
export function garmentByCode(code: string): Garment {
  const garment = byCode.get(code)
  if (!garment) throw new RangeError(`no garment "${code}" in the catalogue`)
  return garment
}

/** Underwear is worn and counted but never named: men's briefs, and panties with a bra, are 0.04 clo both (ASHRAE 55). */
export const UNDERWEAR_CLO = 0.04
