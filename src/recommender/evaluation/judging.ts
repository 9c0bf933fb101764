import type { DetectorQuality } from '../../domain/detector-quality.ts'
import type { Gender } from '../../domain/person.ts'
import { type ClassEvidence, classEvidence } from '../outfits/class-evidence.ts'
import { countTogether, pairLifts } from '../outfits/worn-together.ts'
import { wearRates } from '../wear-rates/wear-rates.ts'
import type { Judging } from './choice-parts.ts'
import { askedGender, countLooks, stratumOf, type WornLook } from './worn-look.ts'

/**
 * What looks tell of where and when another one was worn: rates of its region and gender at its temperature, to the degree as counts are, and
 * pairs. Slot and season are left out.
 */
export function createJudging(
  learnt: readonly WornLook[],
  detector: DetectorQuality,
): (look: WornLook) => Judging {
  const rowsOf = countLooks(learnt)
  const lifts = pairLifts(
    countTogether(learnt.map((look) => ({ stratum: stratumOf(look), classes: look.classes }))),
  )
  const known = new Map<string, ClassEvidence | null>()
  const ratesOf = new Map<string, ReturnType<typeof wearRates>>()

  function evidenceAt(regions: readonly string[], gender: Gender, degree: number): ClassEvidence | null {
    const who = [gender, ...regions].join(' ')
    const key = `${who} ${degree}`
    const before = known.get(key)
    if (before !== undefined) return before
    const ratesAt =
      ratesOf.get(who) ??
      wearRates({ regions, gender, cell: false, rows: rowsOf(regions, gender), usedTo: null, detector })
    ratesOf.set(who, ratesAt)
    const evidence = classEvidence(ratesAt(degree))
    known.set(key, evidence)
    return evidence
  }
  return ({ regions, gender: stated, apparentC }) => {
    const gender = askedGender(stated)
    const evidence = apparentC === null ? null : evidenceAt(regions, gender, Math.round(apparentC))
    return { gender, apparentC, evidence, lifts }
  }
}
