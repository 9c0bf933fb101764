/** Enough to keep every worker busy and the next photos read. */
const DEFAULT_AHEAD = 16

/** Works on up to `ahead` items at once and yields the results in the order of the items. The first rejection ends it. */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  ahead: number = DEFAULT_AHEAD,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  for await (const item of items) {
    const result = work(item)
    // Awaited later: until then a rejection is not unhandled.
    result.catch(() => {})
    running.push(result)
    if (running.length >= ahead) yield await running.shift()!
  }
  while (running.length > 0) yield await running.shift()!
}
