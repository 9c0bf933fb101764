/** Items in ascending order of a sum of clothing insulation, with what a search asks of them thousands of times answered at once. */
export type BySum<Item> = {
  items: readonly Item[]
  /** Index of the first item whose sum is at least this, clo; their number where there is none. */
  from(sumClo: number): number
  /** Index of the first item whose sum is more. */
  past(sumClo: number): number
  /** Highest share among the items of the indices from (inclusive) to (exclusive); there must be one. */
  mostShare(from: number, to: number): number
}

/** Sums are of values of two decimals: so near are two of them the same. */
const EPSILON_CENTS = 1e-6

/** `items` ascend by `sumOf`, clo of two decimals. */
export function bySum<Item>(
  items: readonly Item[],
  sumOf: (item: Item) => number,
  shareOf: (item: Item) => number,
): BySum<Item> {
  const firstAt: number[] = []
  items.forEach((item, i) => {
    const cents = Math.round(100 * sumOf(item))
    while (firstAt.length <= cents) firstAt.push(i)
  })
  const most = rangesOfMost(items.map(shareOf))
  const firstFrom = (cents: number) => (cents < firstAt.length ? firstAt[Math.max(0, cents)]! : items.length)
  return {
    items,
    from: (sumClo) => firstFrom(Math.ceil(100 * sumClo - EPSILON_CENTS)),
    past: (sumClo) => firstFrom(Math.floor(100 * sumClo + EPSILON_CENTS) + 1),
    mostShare(from, to) {
      const level = 31 - Math.clz32(to - from)
      return Math.max(most[level]![from]!, most[level]![to - (1 << level)]!)
    },
  }
}

/** Level k has at i the most of the 2^k values from i on: any range is covered by two of them (sparse table). */
function rangesOfMost(values: readonly number[]): Float64Array[] {
  const levels = [Float64Array.from(values)]
  for (let width = 1; 2 * width <= values.length; width *= 2) {
    const below = levels.at(-1)!
    const count = values.length - 2 * width + 1
    levels.push(Float64Array.from({ length: count }, (_, i) => Math.max(below[i]!, below[i + width]!)))
  }
  return levels
}
