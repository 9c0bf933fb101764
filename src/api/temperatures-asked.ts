import { invalidQuery } from './problem.ts'

/** A year's temperatures of any place. */
const LONGEST_RANGE_C = 60

/**
 * One temperature, a range, or both; of a range alone its middle is the one.
 * @throws ProblemError 400 naming the field.
 */
export function temperaturesAsked({
  apparent,
  from,
  to,
}: {
  apparent?: number
  from?: number
  to?: number
}): {
  apparentC: number
  range: { fromC: number; toC: number } | null
} {
  if (from === undefined && to === undefined) {
    if (apparent === undefined) throw invalidQuery('apparent', 'is missing: give apparent, or from and to')
    return { apparentC: apparent, range: null }
  }
  if (from === undefined) throw invalidQuery('from', 'is missing beside to')
  if (to === undefined) throw invalidQuery('to', 'is missing beside from')
  if (to < from || to > from + LONGEST_RANGE_C)
    throw invalidQuery('to', `must be from ${from} to ${from + LONGEST_RANGE_C}`)
  return { apparentC: apparent ?? (from + to) / 2, range: { fromC: from, toC: to } }
}
