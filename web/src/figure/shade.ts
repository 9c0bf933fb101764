/** A colour (#rrggbb) made darker (below 1) or lighter (above 1). */
export function shade(colour: string, by: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const shaded = channels.map((c) => Math.round(by <= 1 ? c * by : c + (255 - c) * (by - 1)))
  return `#${shaded.map((c) => Math.min(255, c).toString(16).padStart(2, '0')).join('')}`
}
