import { LRUCache } from 'lru-cache'
import type { Clock } from '../../../domain/clock.ts'
import { toTenth } from '../../../domain/rounding.ts'
import type { WeatherSource, WeatherSourceId, WeatherWarning } from '../../../domain/weather.ts'
import type { ForecastScores } from '../../../store/ports.ts'
import { StoreUnavailableError } from '../../../store/store-unavailable-error.ts'
import { inStoreWait } from '../../../store/store-wait.ts'
import { floorHour } from '../hour-span.ts'

const DAY_MS = 86_400_000
/** A bias counts as persistent when it is larger than this over at least that many hours of at least that many days of the window. */
const LEAST_BIAS_C = 2
const LEAST_HOURS = 72
const LEAST_DAYS = 3
const WINDOW_DAYS = 14
/** Farther ahead a forecast's error says more of the weather than of the place. */
const MAX_LEAD_HOURS = 24
/** Scores are made once a day: what was read of them holds this long. */
const HELD_MS = 10 * 60_000
const MOST_PLACES = 5_000

type Biases = ReadonlyMap<WeatherSourceId, number>
const NONE: Biases = new Map()

/**
 * The weather with persistent biases of its forecasts at the place taken out, and a warning `bias-corrected` that tells the figure.
 * KMA's forecasts are corrected by gauges only: a reanalysis is no better a judge of them. What is over and what is climate stay.
 */
export function correctBias(
  source: WeatherSource,
  scores: Pick<ForecastScores, 'biasesAt'>,
  clock: Clock,
): WeatherSource {
  const known = new LRUCache<string, { biases: Biases; untilMs: number }>({ max: MOST_PLACES })

  async function biasesAt(placeCode: string): Promise<Biases> {
    const held = known.get(placeCode)
    if (held !== undefined && clock() < held.untilMs) return held.biases
    try {
      const sinceMs = clock() - WINDOW_DAYS * DAY_MS
      const found = await inStoreWait(scores.biasesAt(placeCode, sinceMs, MAX_LEAD_HOURS))
      const persistent = found.filter(
        ({ product, source, biasC, hours, days }) =>
          Math.abs(biasC) > LEAST_BIAS_C &&
          hours >= LEAST_HOURS &&
          days >= LEAST_DAYS &&
          (source === 'kma-asos' || !product.startsWith('kma-')),
      )
      const biases = new Map(persistent.map(({ product, biasC }) => [product, toTenth(biasC)]))
      known.set(placeCode, { biases, untilMs: clock() + HELD_MS })
      return biases
    } catch (error) {
      if (error instanceof StoreUnavailableError) return NONE
      throw error
    }
  }

  return {
    async weatherFor(place, range, signal) {
      const currentMs = floorHour(clock())
      const [line, biases] = await Promise.all([
        source.weatherFor(place, range, signal),
        range.toMs <= currentMs ? NONE : biasesAt(place.code),
      ])
      const corrected = new Map<WeatherSourceId, number>()
      const hours = line.hours.map((hour) => {
        const biasC = biases.get(hour.source)
        if (biasC === undefined || hour.atMs < currentMs) return hour
        corrected.set(hour.source, biasC)
        return { ...hour, temperatureC: hour.temperatureC - biasC }
      })
      if (corrected.size === 0) return line
      const warnings = [...corrected].map(([product, biasC]) => biasCorrected(product, biasC))
      return { ...line, hours, warnings: [...line.warnings, ...warnings] }
    },
  }
}

function biasCorrected(product: WeatherSourceId, biasC: number): WeatherWarning {
  const size = Math.abs(biasC).toFixed(1)
  const [ko, en] = biasC > 0 ? ['높아 그만큼 낮춰', 'too warm'] : ['낮아 그만큼 높여', 'too cold']
  return {
    code: 'bias-corrected',
    text: {
      ko: `이곳의 예보(${product})가 최근 ${WINDOW_DAYS}일 동안 관측보다 평균 ${size}°C ${ko} 답합니다.`,
      en: `Forecasts of ${product} were on average ${size} °C ${en} here in the last ${WINDOW_DAYS} days; this is taken out.`,
    },
  }
}
