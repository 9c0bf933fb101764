import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readRegions } from '../../../src/domain/regions/region-table.ts'
import { hasReference, referencePath, withReference } from '../../reference.ts'

const METRE_DEG = 0.000_01

describe.skipIf(!hasReference)(withReference('the committed table'), () => {
  it('has the grid and the coordinate of every row of KMA’s own, to the metre', () => {
    const source = readFileSync(referencePath('data', 'regions', 'kma-grid-2510.csv'))
    const rows: Record<string, string>[] = parse(source, { columns: true, bom: true })
    const places = new Map(readRegions().map(({ place }) => [place.code, place]))
    const strange = rows.filter((row) => {
      const place = places.get(row.code!)
      if (place?.grid?.nx !== Number(row.nx) || place.grid.ny !== Number(row.ny)) return true
      const isWithoutCoordinate = Number(row.lat) === 0
      const isNear =
        Math.abs(place.lat - Number(row.lat)) < METRE_DEG && Math.abs(place.lon - Number(row.lon)) < METRE_DEG
      return !isWithoutCoordinate && !isNear
    })
    expect(strange).toEqual([])
    expect(places.size).toBe(rows.length)
  })
})
