import { inspect } from 'node:util'
import type { Log } from '../../src/domain/log.ts'

/** Keeps everything that is logged, as text. */
export function createMemoryLog(): Log & { lines: string[] } {
  const lines: string[] = []
  const keep = (level: string) => (fields: object, message: string) => {
    lines.push(`${level} ${message} ${inspect(fields, { depth: 20 })}`)
  }
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}
