import { type Static, Type } from 'typebox'
import { SHAPE_TERMS, YEAR_TERMS } from './harmonics.ts'

/** What scripts/derive-normals.ts writes and the climate source reads (docs/decisions/0004-climate-normals.md). */

const YearCurve = Type.Array(Type.Number(), { minItems: 1, maxItems: YEAR_TERMS })
const DayShape = Type.Array(Type.Number(), { minItems: SHAPE_TERMS, maxItems: SHAPE_TERMS })

/** Mean of the day over the year, and variance of the day's mean around it; coefficients of `yearTerms`. */
const Daily = Type.Object({ mean: YearCurve, variance: YearCurve })

export const Climate = Type.Object({
  /** °C */
  temperature: Daily,
  /** Day's maximum less its minimum, °C. */
  rangeC: YearCurve,
  /** % */
  humidity: Daily,
  /** m/s at 10 m */
  wind: Daily,
  /** Chance of at least 0.1 mm in the day, 0..1. */
  wetDay: YearCurve,
})
export type Climate = Static<typeof Climate>

export const Station = Type.Object({
  name: Type.String(),
  lat: Type.Number(),
  lon: Type.Number(),
  heightM: Type.Number(),
  /** False for a grid point of the ERA5 reanalysis. */
  observed: Type.Boolean(),
  /** `wind` is null where none was reported. */
  climate: Type.Object({ ...Climate.properties, wind: Type.Union([Daily, Type.Null()]) }),
})
export type Station = Static<typeof Station>

export const NormalsData = Type.Object({
  sources: Type.Array(Type.String()),
  /** The hour of the solar day, from hourly Seoul: coefficients of `shapeTerms`, in the units of `dayAt`. */
  shape: Type.Object({ temperature: DayShape, humidity: DayShape, wind: DayShape }),
  /** Standard deviation of an hour around its normal ÷ that of a day's mean around its own. */
  hourSpread: Type.Object({ temperature: Type.Number(), humidity: Type.Number(), wind: Type.Number() }),
  /** Chance of a wet hour ÷ chance of a wet day. */
  wetHourShare: YearCurve,
  /** Stands where no station in reach reports wind: the mean of those that do. */
  assumedWind: Daily,
  stations: Type.Array(Station),
})
export type NormalsData = Static<typeof NormalsData>
