import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

/**
 * Derives src/domain/regions/data/regions.csv from KMA's table of forecast regions:
 * `node scripts/derive-regions.ts [REFERENCE_DIR]` (default ../shared). Parents are found by their code, so each row keeps its own name only.
 */
const Row = Type.Object({
  code: Type.String({ pattern: '^\\d{10}$' }),
  l1: Type.String({ minLength: 1 }),
  l2: Type.String(),
  l3: Type.String(),
  nx: Type.String({ pattern: '^\\d+$' }),
  ny: Type.String({ pattern: '^\\d+$' }),
  lat: Type.String({ pattern: '^\\d+\\.\\d+$' }),
  lon: Type.String({ pattern: '^\\d+\\.\\d+$' }),
})

/** The table leaves its coordinate at 0, 0. Ieodo Ocean Research Station (KHOA): 32°07′22.63″ N, 125°10′56.81″ E. */
const IEODO = { name: '이어도', lat: '32.12295', lon: '125.18245' }

const HEADER = `# KMA forecast regions, edition 2025-10: own name of each level, forecast grid cell, coordinate in degrees.
# Source: Korea Meteorological Administration (기상청), 단기예보 조회서비스 격자_위경도(2510), KOGL type 1 (attribution).
# Derived by scripts/derive-regions.ts.
code,name,nx,ny,lat,lon`

const referenceDir = process.argv[2] ?? '../shared'
const source = readFileSync(join(referenceDir, 'data/regions/kma-grid-2510.csv'))
const rows = Value.Parse(Type.Array(Row), parse(source, { columns: true, bom: true }))

const lines = rows
  .toSorted((a, b) => a.code.localeCompare(b.code))
  .map((row) => {
    const { lat, lon } = row.l1 === IEODO.name ? IEODO : row
    return [row.code, ownName(row.l3 || row.l2 || row.l1), row.nx, row.ny, degrees(lat), degrees(lon)].join(
      ',',
    )
  })
const target = join(import.meta.dirname, '../src/domain/regions/data/regions.csv')
writeFileSync(target, `${[HEADER, ...lines].join('\n')}\n`)
console.log(`${lines.length} regions written to src/domain/regions/data/regions.csv`)

/** Cities with districts get their space back (수원시장안구), notes in a name go (대정읍/마라도포함). */
function ownName(name: string): string {
  return name.replace(/\/.*$/, '').replace(/^(.+시)(.+구)$/, '$1 $2')
}

/** 5 decimals are a metre. */
function degrees(text: string): number {
  return Number(Number(text).toFixed(5))
}
