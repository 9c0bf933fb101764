import type { PrecipitationKind } from '../../../domain/weather.ts'
import { kmaNumber } from './kma-values.ts'
import type { KmaRecord } from './parse-kma-answer.ts'

/** What falls and how much sky is covered in half a day. */
export type Sky = { chancePct: number | null; kind: PrecipitationKind; cloudPct: number | null }

/** A day of the mid-term forecast, `daysAhead` of the day of issue. `sky` is null where the land forecast has nothing for it. */
export type MidTermDay = {
  daysAhead: number
  minC: number
  maxC: number
  sky: { am: Sky; pm: Sky } | null
}

/** The service has stated days 3 to 10 until 2025, since then 4 to 10 (06:00) and 5 to 10 (18:00). */
const DAYS_AHEAD = [3, 4, 5, 6, 7, 8, 9, 10]

/**
 * Days with a lowest and a highest temperature, from a row of getMidTa and one of getMidLandFcst (null: could not be had). Sky and chance
 * come for each half of days up to 7 and for the whole of later ones. 0 °C is a temperature.
 */
export function parseMidTerm(temperatures: KmaRecord, land: KmaRecord | null): MidTermDay[] {
  return DAYS_AHEAD.flatMap((daysAhead) => {
    const minC = kmaNumber(temperatures[`taMin${daysAhead}`])
    const maxC = kmaNumber(temperatures[`taMax${daysAhead}`])
    if (minC === null || maxC === null || minC > maxC) return []
    const [am, pm] = ['Am', 'Pm'].map((half) => land && skyOf(land, daysAhead, half))
    return [{ daysAhead, minC, maxC, sky: am && pm ? { am, pm } : null }]
  })
}

function skyOf(land: KmaRecord, daysAhead: number, half: string): Sky | null {
  const words = land[`wf${daysAhead}${half}`] ?? land[`wf${daysAhead}`] ?? null
  const chancePct = kmaNumber(land[`rnSt${daysAhead}${half}`] ?? land[`rnSt${daysAhead}`])
  if (words === null && chancePct === null) return null
  return { chancePct, kind: kindOf(String(words ?? '')), cloudPct: cloudPctOf(String(words ?? '')) }
}

/** 맑음, 구름많음, 흐림, and 비, 소나기, 눈, 비/눈 behind them ("구름많고 비"). */
function kindOf(words: string): PrecipitationKind {
  const rain = /비|소나기/.test(words)
  if (words.includes('눈')) return rain ? 'sleet' : 'snow'
  return rain ? 'rain' : 'none'
}

/** The middle of the tenths that KMA means by the words, as for SKY of the short-term forecast. */
function cloudPctOf(words: string): number | null {
  if (words.startsWith('맑')) return 25
  if (words.startsWith('구름')) return 70
  return words.startsWith('흐') ? 95 : null
}
