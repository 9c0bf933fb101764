import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'

const DAYS = 30

/** Standard deviation of a day's mean temperature from the mean of the 30 days before it, °C: the median over the cities. */
export async function weatherSpreadC(folder: string): Promise<number> {
  const rows = createReadStream(join(folder, 'daily-138-cities-2016-2025.csv.gz'))
    .pipe(createGunzip())
    .pipe(parse({ columns: true }))
  const days = new Map<string, number[]>()
  for await (const { city, temp_avg_c: mean } of rows) {
    if (mean === '') continue
    const known = days.get(city) ?? []
    days.set(city, known)
    known.push(Number(mean))
  }
  const spreads = [...days.values()].map(spread).toSorted((a, b) => a - b)
  return spreads[spreads.length >> 1]!
}

function spread(daily: readonly number[]): number {
  const off = daily.slice(DAYS).map((day, i) => {
    const before = daily.slice(i, i + DAYS)
    return day - before.reduce((sum, value) => sum + value, 0) / DAYS
  })
  const mean = off.reduce((sum, value) => sum + value, 0) / off.length
  return Math.sqrt(off.reduce((sum, value) => sum + (value - mean) ** 2, 0) / off.length)
}
