/**
 * The published formulas, exactly as published and without their limits. °C, %, m/s in; °C out.
 * What to take where, and what stands between them, is decided in apparent-temperature.ts.
 */

/** Wet bulb at about 1013 hPa: Stull 2011, J. Appl. Meteor. Climatol. 50, 2267. Stated for 5..99 % and -20..50 °C. */
export function stullWetBulb(temperatureC: number, humidityPct: number): number {
  return (
    temperatureC * Math.atan(0.151977 * Math.sqrt(humidityPct + 8.313659)) +
    Math.atan(temperatureC + humidityPct) -
    Math.atan(humidityPct - 1.676331) +
    0.00391838 * humidityPct ** 1.5 * Math.atan(0.023101 * humidityPct) -
    4.686035
  )
}

/** KMA summer apparent temperature (May to September, in force since 2022-06-02) of air and its wet bulb. */
export function kmaSummer(temperatureC: number, wetBulbC: number): number {
  return (
    -0.2442 +
    0.55399 * wetBulbC +
    0.45535 * temperatureC -
    0.0022 * wetBulbC ** 2 +
    0.00278 * wetBulbC * temperatureC +
    3
  )
}

const KMH_PER_MS = 3.6

/** KMA winter apparent temperature, the JAG/TI wind chill of 2001 (wind at 10 m). Stated for ≤ 10 °C and ≥ 1.3 m/s. */
export function windChill(temperatureC: number, windMs: number): number {
  const power = (windMs * KMH_PER_MS) ** 0.16
  return 13.12 + 0.6215 * temperatureC - 11.37 * power + 0.3965 * power * temperatureC
}

/** Australian apparent temperature in the shade: Steadman 1994, Aust. Met. Mag. 43, 1 (non-radiant form of the Bureau of Meteorology). */
export function steadman(temperatureC: number, humidityPct: number, windMs: number): number {
  const vapourHpa = (humidityPct / 100) * 6.105 * Math.exp((17.27 * temperatureC) / (237.7 + temperatureC))
  return temperatureC + 0.33 * vapourHpa - 0.7 * windMs - 4
}
