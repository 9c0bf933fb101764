/** The sum of a metric's values in Prometheus text, over its labels; null where it is not told. `where` must be among the labels. */
export function metricSum(text: string, name: string, where = ''): number | null {
  let sum: number | null = null
  for (const line of text.split('\n')) {
    const [, found, labels = '', value] = /^(\w+)(\{[^}]*\})? (\S+)/.exec(line) ?? []
    if (found === name && labels.includes(where)) sum = (sum ?? 0) + Number(value)
  }
  return sum
}

/** Each labelled value of a metric. */
export function metricValues(
  text: string,
  name: string,
): { labels: Record<string, string>; value: number }[] {
  return text.split('\n').flatMap((line) => {
    const [, found, labels = '', value] = /^(\w+)\{([^}]*)\} (\S+)/.exec(line) ?? []
    if (found !== name) return []
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, of]) => [key, of] as const)
    return [{ labels: Object.fromEntries(pairs), value: Number(value) }]
  })
}
