/** As answers show numbers: temperatures, speeds and amounts to 0.1, clo and scores to 0.01. Never -0: it reads like a fault. */
export function toTenth(value: number): number {
  return Math.round(value * 10) / 10 || 0
}

export function toHundredth(value: number): number {
  return Math.round(value * 100) / 100 || 0
}

export function toWhole(value: number): number {
  return Math.round(value) || 0
}
