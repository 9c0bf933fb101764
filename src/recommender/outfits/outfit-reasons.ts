import { UNDERWEAR_CLO } from '../../domain/garments/garments.ts'
import type { Reason } from '../../domain/recommendation.ts'
import { toHundredth, toTenth } from '../../domain/rounding.ts'
import type { AskedDay } from '../day-need.ts'
import { isWet, SHEDS_WATER_FROM } from '../rules/rain.ts'
import { isWindy, KEEPS_WIND_OUT_FROM } from '../rules/wind.ts'
import {
  insulationText,
  layersText,
  rainOuterText,
  shortfallText,
  windOuterText,
} from '../texts/outfit-texts.ts'
import type { Voice } from '../texts/quantities.ts'
import { colourReason } from './colour-reason.ts'
import { type DressedDay, shortfallOf, takenOff } from './dress-day.ts'
import { FIT_TOLERANCE_CLO } from './score.ts'

/** Why this set: what is asked and offered at both ends of the day, what is missing, what its outer keeps off, how its colours go together. */
export function outfitReasons(dressed: DressedDay, day: AskedDay, voice: Voice): Reason[] {
  return [
    insulation(dressed, day, voice),
    ...layers(dressed, day, voice),
    ...shortfall(dressed, day, voice),
    ...resistance(dressed, day, voice),
    ...colourReason(dressed.candidate, voice),
  ]
}

function insulation({ candidate }: DressedDay, { coldest }: AskedDay, voice: Voice): Reason {
  const values = {
    apparentC: toTenth(coldest.apparentC),
    askedClo: toHundredth(coldest.askedClo),
    offeredClo: toHundredth(candidate.maxClo),
    underwearClo: UNDERWEAR_CLO,
  }
  return { rule: 'insulation', text: insulationText(values, voice), values }
}

function layers(dressed: DressedDay, { warmest }: AskedDay, voice: Voice): Reason[] {
  const off = takenOff(dressed)
  if (off.length === 0) return []
  const values = {
    apparentC: toTenth(warmest.apparentC),
    askedClo: toHundredth(warmest.askedClo),
    offeredClo: toHundredth(dressed.lightest.clo),
  }
  return [{ rule: 'layers', text: layersText(values, off, warmest.slot, voice), values }]
}

function shortfall(dressed: DressedDay, day: AskedDay, voice: Voice): Reason[] {
  const shortfallClo = toHundredth(shortfallOf(dressed, day))
  if (shortfallClo <= FIT_TOLERANCE_CLO) return []
  return [{ rule: 'shortfall', text: shortfallText(shortfallClo, voice), values: { shortfallClo } }]
}

function resistance({ candidate }: DressedDay, { hours }: AskedDay, voice: Voice): Reason[] {
  const { shown } = candidate.upper
  if (shown.layer !== 'outer') return []
  const { waterResistance, windResistance } = shown
  const reasons: Reason[] = []
  if (hours.some(isWet) && waterResistance >= SHEDS_WATER_FROM)
    reasons.push({ rule: 'rain', text: rainOuterText(shown, voice), values: { waterResistance } })
  if (hours.some(isWindy) && windResistance >= KEEPS_WIND_OUT_FROM)
    reasons.push({ rule: 'wind', text: windOuterText(shown, voice), values: { windResistance } })
  return reasons
}
