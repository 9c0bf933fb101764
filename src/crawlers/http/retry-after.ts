/**
 * Retry-After (RFC 9110, 10.2.3): seconds, or an HTTP date.
 * @returns milliseconds from `nowMs`, never negative; null when absent or not understood.
 */
export function retryAfterMs(header: unknown, nowMs: number): number | null {
  if (typeof header !== 'string') return null
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const atMs = Date.parse(header)
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs)
}
