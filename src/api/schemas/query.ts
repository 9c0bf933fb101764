import { Type } from 'typebox'
import { Lang, Units } from '../../domain/language.ts'
import { Activity, Gender, Occasion } from '../../domain/person.ts'

/** Query parameters shared by the endpoints. Unknown ones are refused: a typo must not be a silent default. */
export const PlaceQuery = {
  region: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 40,
      description:
        'Region code: 10 digits of KMA, or geo:LAT,LON as an earlier answer gave it. See /v1/regions.',
      examples: ['1168000000'],
    }),
  ),
  lat: Type.Optional(
    Type.Number({ minimum: -90, maximum: 90, description: 'Latitude, with lon, instead of region.' }),
  ),
  lon: Type.Optional(
    Type.Number({ minimum: -180, maximum: 180, description: 'Longitude, with lat, instead of region.' }),
  ),
}

export const PersonQuery = {
  gender: Type.Optional(Type.Enum(Gender.enum, { description: 'Default: any, or as the profile says.' })),
  activity: Type.Optional(Type.Enum(Activity.enum, { default: 'walking' })),
  occasion: Type.Optional(Type.Enum(Occasion.enum, { default: 'casual' })),
  sensitivity: Type.Optional(
    Type.Integer({
      minimum: -3,
      maximum: 3,
      description: '-3 feels cold .. 3 feels warm. Default: 0, or as the profile says.',
    }),
  ),
}

export const LangQuery = {
  lang: Type.Optional(
    Type.Enum(Lang.enum, { description: 'Language of texts; else Accept-Language, else Korean.' }),
  ),
}

export const UnitsQuery = {
  units: Type.Optional(
    Type.Enum(Units.enum, { default: 'metric', description: 'Of texts only: numbers stay SI.' }),
  ),
}

export const AskerQuery = Type.Object({ ...PersonQuery, ...LangQuery, ...UnitsQuery })

export const DaysQuery = {
  date: Type.Optional(
    Type.String({
      description: 'First local day, YYYY-MM-DD. Default: today, or tomorrow when no hour out remains.',
    }),
  ),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, default: 1 })),
}
