import type { FakeSeries } from '../../tests/fakes/fake-open-meteo.ts'

const DAY_S = 86_400

/** Weather somewhat like Seoul's, by the calendar alone: 12 ± 14 °C over the year, ± 4 °C over the day, warmest in late July at three. */
export const inventedWeather: FakeSeries = (variable, atS) => {
  const year = Math.cos((2 * Math.PI * (atS / DAY_S - 208)) / 365.25)
  const day = Math.cos(2 * Math.PI * ((atS % DAY_S) / DAY_S - 6 / 24))
  const values: Record<string, number> = {
    temperature_2m: Math.round(10 * (12 + 14 * year + 4 * day)) / 10,
    relative_humidity_2m: Math.round(62 + 12 * year - 10 * day),
    wind_speed_10m: 2.2,
    precipitation_probability: 10,
    cloud_cover: 40,
    uv_index: 2,
  }
  return values[variable] ?? 0
}
