import { type Static, Type } from 'typebox'
import { Gender, Sensitivity } from '../../domain/person.ts'
import { PersonalOffset } from '../../domain/profile.ts'
import { DayRecommendation, Warning } from '../../domain/recommendation.ts'
import { PrecipitationKind, WeatherSourceId } from '../../domain/weather.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time', description: 'ISO 8601 with the offset of the place.' })

export const RegionAnswer = Type.Object({
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  timeZone: Type.String(),
})
export type RegionAnswer = Static<typeof RegionAnswer>

/** One hour as clients see it: °C and m/s to 0.1, humidity to 1 %. */
export const HourAnswer = Type.Object({
  at: Moment,
  temperatureC: Type.Number(),
  apparentC: Type.Number(),
  apparentBy: Type.String({ description: 'The definition behind apparentC.' }),
  humidityPct: Type.Number(),
  windMs: Type.Number(),
  precipitation: Type.Object({
    chancePct: Nullable(Type.Number()),
    kind: PrecipitationKind,
    mm: Type.Number(),
    snowCm: Type.Number(),
  }),
  uvIndex: Nullable(Type.Number()),
  cloudPct: Nullable(Type.Number()),
  source: WeatherSourceId,
})
export type HourAnswer = Static<typeof HourAnswer>

/** Fine dust of the hour that ends at `at`, at the nearest station that has a value; absent where none is known. */
export const AirAnswer = Type.Object({
  at: Moment,
  station: Type.String(),
  stationDistanceKm: Type.Number(),
  pm10UgM3: Nullable(Type.Number()),
  pm25UgM3: Nullable(Type.Number()),
})

/** What the hours rest on. */
export const WeatherBasis = Type.Object({
  source: WeatherSourceId,
  issuedAt: Nullable(Moment),
  stale: Type.Boolean({ description: 'true when a newer issue should be there but could not be had.' }),
  attribution: Type.String({ description: 'Must be shown with the answer.' }),
  air: Type.Optional(AirAnswer),
  hours: Type.Array(HourAnswer),
})
export type WeatherBasis = Static<typeof WeatherBasis>

export const WeatherAnswer = Type.Object({
  region: RegionAnswer,
  date: Type.String(),
  weather: WeatherBasis,
  warnings: Type.Array(Warning),
})
export type WeatherAnswer = Static<typeof WeatherAnswer>

/** Only in answers to a profile: what of it the answer is made with. */
const Person = Type.Object(
  { sensitivity: Sensitivity, ...PersonalOffset.properties },
  {
    description: 'With the token of a profile: what its answers say, and that the outfits follow `appliedC`.',
  },
)

const Day = Type.Object({ weather: WeatherBasis, ...DayRecommendation.properties })

export const DailyAnswer = Type.Object({
  region: RegionAnswer,
  gender: Gender,
  person: Type.Optional(Person),
  ...Day.properties,
  followingDays: Type.Optional(Type.Array(Day, { description: 'The days after `date`, when days > 1.' })),
})
export type DailyAnswer = Static<typeof DailyAnswer>

/** The same for one moment: `weather.hours` holds the hour it falls into. */
export const MomentAnswer = Type.Object({
  region: RegionAnswer,
  at: Moment,
  gender: Gender,
  person: Type.Optional(Person),
  ...Day.properties,
})
export type MomentAnswer = Static<typeof MomentAnswer>
