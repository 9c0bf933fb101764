import { describe, expect, it } from 'vitest'
import { createGazetteer } from '../../../src/domain/regions/gazetteer.ts'
import { lccGrid } from '../../../src/domain/regions/lcc-grid.ts'
import { readRegions } from '../../../src/domain/regions/region-table.ts'
import { hasReference, readReferenceJson, withReference } from '../../reference.ts'

type Pair = { code: string; lat: number; lon: number; nx: number; ny: number; lcc_nx: number; lcc_ny: number }
type Mismatch = { code: string; lat: number; lon: number; table: number[]; formula: number[] }
type Pairs = { pairs: Pair[]; all_mismatches: Mismatch[] }

describe('the KMA grid formula', () => {
  it('gives the pair of the guide', () => {
    expect(lccGrid(37.488201, 126.92981)).toEqual({ nx: 59, ny: 125 })
  })

  it('ends at the edges of the grid', () => {
    expect(lccGrid(0, 0)).toBeNull()
    expect(lccGrid(35.68, 139.69)).toBeNull()
    expect(lccGrid(90, 0)).toBeNull()
    expect(lccGrid(-90, 0)).toBeNull()
  })
})

describe.skipIf(!hasReference)(withReference('the KMA table beside the formula'), () => {
  const { pairs, all_mismatches } = hasReference
    ? readReferenceJson<Pairs>('reference', 'kma-grid-pairs.json')
    : { pairs: [], all_mismatches: [] }

  it('gives all 60 published pairs, by table and by formula', () => {
    const gazetteer = createGazetteer()
    expect(pairs).toHaveLength(60)
    for (const pair of pairs) {
      expect(gazetteer.byCode(pair.code)?.grid).toEqual({ nx: pair.nx, ny: pair.ny })
      expect(lccGrid(pair.lat, pair.lon)).toEqual({ nx: pair.lcc_nx, ny: pair.lcc_ny })
    }
  })

  it('differs in exactly the 45 places listed, for Ieodo because KMA gives it no coordinate', () => {
    const gridOf = ([nx, ny]: number[]) => ({ nx, ny })
    const listed = new Map(all_mismatches.map((mismatch) => [mismatch.code, mismatch]))
    const differing = readRegions().flatMap(({ place: { code, lat, lon, grid } }) => {
      const formula = lccGrid(listed.get(code)?.lat ?? lat, listed.get(code)?.lon ?? lon)
      return formula?.nx === grid?.nx && formula?.ny === grid?.ny ? [] : [{ code, table: grid, formula }]
    })
    expect(differing).toHaveLength(45)
    expect(differing).toEqual(
      all_mismatches
        .map(({ code, table, formula, lat }) => ({
          code,
          table: gridOf(table),
          formula: lat === 0 ? null : gridOf(formula),
        }))
        .toSorted((a, b) => a.code.localeCompare(b.code)),
    )
    expect(lccGrid(32.12295, 125.18245)).toEqual({ nx: 28, ny: 8 })
  })
})
