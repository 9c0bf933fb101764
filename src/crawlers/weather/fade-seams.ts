import type { WeatherHour } from '../../domain/weather.ts'

const HOUR_MS = 3_600_000
/** How long a product that takes over keeps a share of where the better one left off. */
export const FADE_HOURS = 6

/** An hour, and the rank of the layer that it was taken from: 0 is the best. */
export type Picked = { hour: WeatherHour; rank: number }
type Layers = readonly ReadonlyMap<number, WeatherHour>[]
type State = Pick<WeatherHour, 'temperatureC' | 'humidityPct' | 'windMs'>

/**
 * Takes the jump out of where one forecast ends and another goes on (docs/decisions/0010-ten-days-in-one-line.md). The better one stays
 * as it was issued; the other, over six hours, is moved by what it was off at the seam, less with every hour. What it was off is taken
 * where both have the same hour, else the lesser one is drawn on by an hour. What was observed is no forecast: nothing is moved toward it.
 * @param picked hours from now on, ascending
 */
export function fadeSeams(picked: readonly Picked[], layers: Layers): WeatherHour[] {
  const hours = picked.map(({ hour }) => hour)
  for (let i = 1; i < picked.length; i++) {
    const [before, after] = [picked[i - 1]!, picked[i]!]
    if (before.rank === after.rank || after.hour.atMs - before.hour.atMs !== HOUR_MS) continue
    if (before.hour.source === 'kma-observation' || after.hour.source === 'kma-observation') continue
    if (after.rank > before.rank) fade(hours, picked, layers, i, 1)
    else fade(hours, picked, layers, i - 1, -1)
  }
  return hours
}

/** Moves the hours of one layer from `start` on in the direction `step`, away from the seam, toward what is beyond the seam. */
function fade(hours: WeatherHour[], picked: readonly Picked[], layers: Layers, start: number, step: 1 | -1) {
  const better = hours[start - step]!
  const { rank, hour } = picked[start]!
  const own = layers[rank]!.get(better.atMs) ?? drawnOn(hour, layers[rank]!.get(hour.atMs + step * HOUR_MS))
  const off = difference(better, own)
  for (let n = 0; n < FADE_HOURS; n++) {
    const i = start + n * step
    if (picked[i]?.rank !== rank) return
    hours[i] = moved(hours[i]!, off, 1 - (n + 1) / (FADE_HOURS + 1))
  }
}

function drawnOn(hour: WeatherHour, next: WeatherHour | undefined): State {
  return next ? moved(hour, difference(hour, next), 1) : hour
}

function difference(a: State, b: State): State {
  return {
    temperatureC: a.temperatureC - b.temperatureC,
    humidityPct: a.humidityPct - b.humidityPct,
    windMs: a.windMs - b.windMs,
  }
}

function moved(hour: WeatherHour, off: State, share: number): WeatherHour {
  return {
    ...hour,
    temperatureC: hour.temperatureC + off.temperatureC * share,
    humidityPct: Math.min(100, Math.max(0, hour.humidityPct + off.humidityPct * share)),
    windMs: Math.max(0, hour.windMs + off.windMs * share),
  }
}
