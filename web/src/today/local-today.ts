/** The local date of a moment in a zone, YYYY-MM-DD. */
export function localToday(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(atMs)
}
