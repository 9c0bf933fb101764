import type { DayEvidence } from '../day-evidence.ts'
import type { AskedDay, Person } from '../day-need.ts'
import { SENSITIVITY_STEP_C } from '../insulation/asked-clo.ts'
import { OFFSET_STEP_C } from '../person/offset.ts'
import { isWet } from '../rules/rain.ts'
import { isWindy } from '../rules/wind.ts'
import { chooseEnsembles } from './choose.ts'
import { classEvidence } from './class-evidence.ts'
import { familiesFor } from './closet.ts'
import { type DressedDay, dressDay } from './dress-day.ts'
import { inColours } from './in-colours.ts'
import { dayNeed } from './need.ts'
import { type Resistance, weatherproof } from './weatherproof.ts'
import { togetherOf } from './worn-together.ts'

/** The sets for the day, best first: chosen as if dry and calm, then each with the outer that suits the weather best. Never empty. */
export function chooseOutfits(
  day: AskedDay,
  { gender, occasion, offsetC, own, taste }: Person,
  found: DayEvidence,
): [DressedDay, ...DressedDay[]] {
  const families = own?.families ?? familiesFor(gender, occasion)
  const stepC = offsetC === undefined ? SENSITIVITY_STEP_C : OFFSET_STEP_C
  const need = dayNeed(day.coldest.askedClo, day.warmest.askedClo, stepC, {
    evidence: classEvidence(found.rates),
    together: found.pairs && togetherOf(found.pairs),
    taste: taste?.(day.coldest) ?? null,
  })
  const chosen = chooseEnsembles(families, need, own)
  const shown = new Set(chosen.map(({ upper }) => upper.shown))
  const proofed = chosen.map((candidate) => {
    const suited = weatherproof(candidate, families, need, resistanceAsked(day), shown)
    shown.add(suited.upper.shown)
    return suited === candidate ? candidate : inColours(suited, own)
  })
  const [first, ...others] = proofed.map((candidate) => dressDay(candidate, day))
  if (!first) throw new RangeError(`nothing to wear for ${gender} ${occasion}`)
  return [first, ...others]
}

/** Rain goes before wind: what keeps water off keeps wind off too. */
function resistanceAsked({ hours }: AskedDay): Resistance {
  if (hours.some(isWet)) return 'waterResistance'
  return hours.some(isWindy) ? 'windResistance' : null
}
