import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The reference material (published input/output pairs, recorded answers, observations) that some suites check against:
 * `describe.skipIf(!hasReference)(withReference('every pair …'), …)`. The title says why a suite did not run.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const referenceDir = new URL(`${process.env.REFERENCE_DIR ?? '../shared'}/`, `file://${root}`)

export const hasReference = existsSync(referenceDir)

export function withReference(title: string): string {
  return hasReference ? title : `${title} (not run: no reference material, set REFERENCE_DIR)`
}

export function referencePath(...parts: string[]): string {
  return fileURLToPath(new URL(parts.join('/'), referenceDir))
}

export function readReferenceJson<T>(...parts: string[]): T {
  return JSON.parse(readFileSync(referencePath(...parts), 'utf8')) as T
}
