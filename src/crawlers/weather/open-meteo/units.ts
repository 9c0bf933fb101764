/** Factor (and offset) from a unit that Open-Meteo may echo to ours. The answer's units are believed, not the request's. */
type Conversion = { factor: number; offset?: number }

const CELSIUS: Readonly<Record<string, Conversion>> = {
  '°C': { factor: 1 },
  '°F': { factor: 5 / 9, offset: -160 / 9 },
}
const METRES_A_SECOND: Readonly<Record<string, Conversion>> = {
  'm/s': { factor: 1 },
  'km/h': { factor: 1 / 3.6 },
  'mp/h': { factor: 0.44704 },
  kn: { factor: 1852 / 3600 },
}
const MILLIMETRES: Readonly<Record<string, Conversion>> = { mm: { factor: 1 }, inch: { factor: 25.4 } }
const CENTIMETRES: Readonly<Record<string, Conversion>> = { cm: { factor: 1 }, inch: { factor: 2.54 } }
const PERCENT: Readonly<Record<string, Conversion>> = { '%': { factor: 1 } }
/** Numbers without a unit: UV index and weather code. */
const PLAIN: Readonly<Record<string, Conversion>> = { '': { factor: 1 }, 'wmo code': { factor: 1 } }

export const UNITS = {
  temperature_2m: CELSIUS,
  relative_humidity_2m: PERCENT,
  wind_speed_10m: METRES_A_SECOND,
  precipitation: MILLIMETRES,
  precipitation_probability: PERCENT,
  snowfall: CENTIMETRES,
  weather_code: PLAIN,
  cloud_cover: PERCENT,
  uv_index: PLAIN,
} as const satisfies Record<string, Readonly<Record<string, Conversion>>>
export type Variable = keyof typeof UNITS

/** From `unit` into ours (°C, %, m/s, mm, cm); null for a unit that the variable can't have. No unit echoed: a plain number. */
export function converter(variable: Variable, unit: string | undefined): ((value: number) => number) | null {
  const conversions: Readonly<Record<string, Conversion>> = UNITS[variable]
  const conversion = conversions[unit ?? '']
  return conversion ? (value) => value * conversion.factor + (conversion.offset ?? 0) : null
}
