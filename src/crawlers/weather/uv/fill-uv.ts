import type { WeatherHour } from '../../../domain/weather.ts'
import type { UvHour } from '../../../domain/weather-alert.ts'

/** Values farther apart than their step say nothing about what is between. */
const STEP_MS = 3 * 3_600_000

/** Gives the hours that have no UV index the one on the way between the two values around them. */
export function fillUv(hours: readonly WeatherHour[], uv: readonly UvHour[]): WeatherHour[] {
  return hours.map((hour) => (hour.uvIndex === null ? { ...hour, uvIndex: uvAt(hour.atMs, uv) } : hour))
}

function uvAt(atMs: number, uv: readonly UvHour[]): number | null {
  const i = uv.findLastIndex((one) => one.atMs <= atMs)
  const [before, after] = [uv[i], uv[i + 1]]
  if (before?.atMs === atMs) return before.uvIndex
  if (!before || !after || after.atMs - before.atMs > STEP_MS) return null
  return (
    before.uvIndex + ((after.uvIndex - before.uvIndex) * (atMs - before.atMs)) / (after.atMs - before.atMs)
  )
}
