import type { Activity } from '../../domain/person.ts'
import { requiredInsulation } from './ireq.ts'
import { cloForPmv, MET, saturationPa } from './pmv.ts'

/**
 * What two standards ask for, clo, reported beside the insulation asked and never used as its bound: they keep a body at rest in balance,
 * people in cities wear less. null: outside the range that the standard states.
 */
export type ComfortModels = {
  pmvClo: number | null
  ireqNeutralClo: number | null
  ireqMinClo: number | null
}

/**
 * Metabolic rate, met. Sitting: ISO 7730 (seated, quiet). Walking: 4 km/h, 135 W/m², the walker of UTCI. Cycling below 16 km/h and running
 * at 8 km/h: Compendium of Physical Activities 2011 (01010, 12030).
 */
const ACTIVITY_MET: Readonly<Record<Activity, number>> = {
  sitting: 1,
  walking: 2.3,
  cycling: 4,
  running: 8.3,
}

/** Wind at 1.1 m ÷ wind at 10 m over a lawn: the profile of UTCI, ln(1.1 / 0.01) / ln(10 / 0.01). */
const BODY_WIND = 0.68
/** Moving air that an activity adds, m/s per W/m² above rest (ISO 7730, ISO 11079). */
const OWN_AIR_MS = 0.0052
const REST_W = 58

/** Stated ranges: ISO 7730:2005, clause 4; ISO 11079:2007, annex A. */
const PMV_RANGE = { fromC: 10, upToC: 30, airMs: 1, met: 4, vapourPa: 2700, clo: 2 }
const IREQ_RANGE = { upToC: 10, airMs: 18, metabolic: 400 }

/** A wind-tight outer layer, l/(m²s): bears on what a garment must offer on a manikin, not on what is required. */
const PERMEABILITY = 8

/** PMV = 0 and IREQ of an hour in the shade (radiant temperature = air temperature). Wind is that at 10 m. */
export function comfortModels(
  hour: { temperatureC: number; humidityPct: number; windMs: number },
  activity: Activity,
): ComfortModels {
  const { temperatureC, humidityPct } = hour
  const air = { temperatureC, radiantC: temperatureC, humidityPct }
  const met = ACTIVITY_MET[activity]
  const metabolic = met * MET
  const windMs = hour.windMs * BODY_WIND
  const ownMs = Math.max(0, OWN_AIR_MS * (metabolic - REST_W))
  return { pmvClo: neutralByPmv(), ...byIreq() }

  function neutralByPmv(): number | null {
    const airMs = windMs + ownMs
    const stated =
      temperatureC >= PMV_RANGE.fromC &&
      temperatureC <= PMV_RANGE.upToC &&
      airMs <= PMV_RANGE.airMs &&
      met <= PMV_RANGE.met &&
      (humidityPct / 100) * saturationPa(temperatureC) <= PMV_RANGE.vapourPa
    const clo = stated ? cloForPmv({ ...air, airMs, met }) : null
    return clo !== null && clo <= PMV_RANGE.clo ? clo : null
  }

  function byIreq(): Pick<ComfortModels, 'ireqNeutralClo' | 'ireqMinClo'> {
    const stated =
      temperatureC <= IREQ_RANGE.upToC && windMs <= IREQ_RANGE.airMs && metabolic <= IREQ_RANGE.metabolic
    if (!stated) return { ireqNeutralClo: null, ireqMinClo: null }
    const input = { ...air, airMs: windMs, metabolic, walkMs: ownMs, permeability: PERMEABILITY }
    return {
      ireqNeutralClo: requiredInsulation(input, 'neutral').ireqClo,
      ireqMinClo: requiredInsulation(input, 'minimal').ireqClo,
    }
  }
}
