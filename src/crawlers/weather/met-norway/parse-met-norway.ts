import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Precipitation, PrecipitationKind, WeatherHour } from '../../../domain/weather.ts'
import { RetryError, SkipError } from '../../../errors.ts'
import type { HttpAnswer } from '../../http/http-client.ts'
import { seen } from '../../http/status-error.ts'
import { hoursOfRows, type WeatherRow } from '../weather-row.ts'

const HOUR_MS = 3_600_000
/** Fresh snow by melted water, as no depth is stated: the usual 10:1, 1 cm for 1 mm. */
const SNOW_CM_PER_MM = 1

const Span = Type.Object({
  summary: Type.Optional(Type.Object({ symbol_code: Type.String() })),
  details: Type.Optional(
    Type.Object({
      precipitation_amount: Type.Optional(Type.Number()),
      probability_of_precipitation: Type.Optional(Type.Number()),
    }),
  ),
})
const Entry = Type.Object({
  time: Type.String(),
  data: Type.Object({
    instant: Type.Object({
      details: Type.Object({
        air_temperature: Type.Optional(Type.Number()),
        relative_humidity: Type.Optional(Type.Number()),
        wind_speed: Type.Optional(Type.Number()),
        cloud_area_fraction: Type.Optional(Type.Number()),
        ultraviolet_index_clear_sky: Type.Optional(Type.Number()),
      }),
    }),
    next_1_hours: Type.Optional(Span),
    next_6_hours: Type.Optional(Span),
  }),
})
type Entry = Type.Static<typeof Entry>

const body = Compile(
  Type.Object({
    properties: Type.Object({
      // Units are fixed in this version of the service; others would be read as ours.
      meta: Type.Object({
        units: Type.Object({
          air_temperature: Type.Literal('celsius'),
          wind_speed: Type.Literal('m/s'),
          relative_humidity: Type.Literal('%'),
          precipitation_amount: Type.Literal('mm'),
        }),
      }),
      timeseries: Type.Array(Entry),
    }),
  }),
)

/**
 * Hours of a locationforecast (times are UTC): hourly for some 60 h, then 6-hourly with the state run straight from one to the next and
 * the amount in equal shares. The last entries state only the moment: they end what comes before.
 * @throws RetryError for what is no JSON; SkipError for another shape or unit, and where no hour comes out
 */
export function parseMetNorway({ text }: HttpAnswer): WeatherHour[] {
  const document = parseJson(text)
  if (!body.Check(document)) {
    throw new SkipError('met-norway-strange-body', `MET Norway answered a strange body: ${seen(text)}`)
  }
  const { timeseries } = document.properties
  const hours = hoursOfRows(
    timeseries.map((entry, i) => rowOf(entry, timeseries[i - 1])),
    'met-norway',
  )
  if (hours.length === 0) {
    throw new SkipError('met-norway-no-hours', `MET Norway: no complete hour in ${timeseries.length} entries`)
  }
  return hours
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RetryError('met-norway-strange-answer', `MET Norway answered no JSON: ${seen(text)}`)
  }
}

/** The entry before states what falls until this one. */
function rowOf({ time, data }: Entry, before: Entry | undefined): WeatherRow {
  const { details } = data.instant
  const atMs = Date.parse(time)
  const spanHours = before ? (atMs - Date.parse(before.time)) / HOUR_MS : 1
  return {
    atMs,
    spanHours,
    temperatureC: details.air_temperature ?? null,
    humidityPct: details.relative_humidity ?? null,
    windMs: details.wind_speed ?? null,
    cloudPct: details.cloud_area_fraction ?? null,
    uvIndex: details.ultraviolet_index_clear_sky ?? null,
    fallen: before ? fallenOf(before.data, spanHours) : null,
  }
}

function fallenOf(data: Entry['data'], spanHours: number): Precipitation | null {
  const span = spanHours === 1 ? data.next_1_hours : spanHours === 6 ? data.next_6_hours : undefined
  const amount = span?.details?.precipitation_amount
  if (amount === undefined) return null
  const mm = amount / spanHours
  const kind = mm > 0 ? kindOfSymbol(span?.summary?.symbol_code ?? '') : 'none'
  const chancePct = span?.details?.probability_of_precipitation ?? null
  return { chancePct, kind, mm, snowCm: kind === 'snow' ? mm * SNOW_CM_PER_MM : 0 }
}

/** `lightsnowshowers_day`, `heavysleetandthunder`; what falls without being named is rain. */
function kindOfSymbol(symbol: string): PrecipitationKind {
  if (symbol.includes('sleet')) return 'sleet'
  return symbol.includes('snow') ? 'snow' : 'rain'
}
