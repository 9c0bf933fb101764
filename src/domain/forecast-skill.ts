import { type Static, Type } from 'typebox'
import { WeatherSourceId } from './weather.ts'

/** How far forecasts were off from what was observed later, over some days. */
export const ForecastSkill = Type.Object({
  /** First two digits of KMA's region codes (a province), or `elsewhere`. */
  region: Type.String(),
  product: WeatherSourceId,
  /** Upper end of the band of lead time, hours from issue to hour. */
  leadHours: Type.Integer(),
  /** Pairs of forecast and observed hour. */
  hours: Type.Integer(),
  /** Mean of forecast less observed, °C: positive is too warm. */
  biasC: Type.Number(),
  rmseC: Type.Number(),
})
export type ForecastSkill = Static<typeof ForecastSkill>
