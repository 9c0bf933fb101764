/** As answers show them: temperatures and speeds to 0.1, clo and scores to 0.01. Never -0. */
export function roundC(value: number): number {
  return Math.round(value * 10) / 10 || 0
}

export function roundClo(value: number): number {
  return Math.round(value * 100) / 100 || 0
}
