/** Median and spread of measurements, so that one lucky run proves nothing. */
export type Spread = { median: number; min: number; max: number }

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { median: at(0.5), min: at(0), max: at(1) }
}

export function say(what: string, { median, min, max }: Spread, goal: string, digits = 2): void {
  const [m, lo, hi] = [median, min, max].map((value) => value.toFixed(digits))
  console.log(`${what.padEnd(64)} ${m}  (${lo} .. ${hi})  goal ${goal}`)
}
