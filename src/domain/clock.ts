/** The only source of "now"; frozen for demos and tests by the NOW setting. Returns epoch milliseconds. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()

export function frozenClock(atMs: number): Clock {
  return () => atMs
}
