import { parse } from 'node:querystring'

/**
 * A query string, without what the schemas would take for numbers that it is not: blanks around a value go (one of blanks only would
 * read as 0), and what reads as infinite is empty (ajv coerces it and then skips minimum and maximum).
 */
export function parseQuery(text: string): Record<string, unknown> {
  const plain = (value: string) => (Math.abs(Number(value)) === Number.POSITIVE_INFINITY ? '' : value.trim())
  return Object.fromEntries(
    Object.entries(parse(text)).map(([name, value]) => [
      name,
      typeof value === 'string' ? plain(value) : value,
    ]),
  )
}
