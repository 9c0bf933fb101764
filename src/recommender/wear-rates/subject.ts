import type { DetectorQuality } from '../../domain/detector-quality.ts'
import { GARMENT_CLASSES } from '../../domain/garment-class.ts'
import type { Gender } from '../../domain/person.ts'
import { CLASS_SD, classCurve, classPriorLogit, classShift } from './class-prior.ts'
import { curveLogit, curveTerms, curveVariance } from './curve.ts'
import { OUTER_AT } from './evidence-index.ts'
import { PRIOR } from './prior-data.ts'
import { outerTagErrorOf, type TagError, tagErrorOf } from './tag-error.ts'

/** Something whose wear rate is estimated from counts: a class, or coats and jackets together. */
export type Subject = {
  /** Where its counts are (evidence-index.ts). */
  countAt: number
  /** Logit of the prior, for people who are used to the temperature. */
  priorLogit(gender: Gender, apparentC: number): number
  /** What 10 °C above what people are used to add to it. */
  shift: number
  /** How much places differ, standard deviation of the logit. */
  placeSd: number
  /** How unsure the prior itself is at a temperature, variance of the logit. */
  priorVariance(apparentC: number, deviationC: number): number
  tagError(modelVersion: string, quality: DetectorQuality): TagError | null
}

export const CLASS_SUBJECTS: readonly Subject[] = GARMENT_CLASSES.map((name, countAt) => {
  const curve = classCurve(name)
  return {
    countAt,
    priorLogit: (gender, apparentC) => classPriorLogit(name, gender, apparentC),
    shift: classShift(name),
    placeSd: CLASS_SD[name],
    priorVariance: (apparentC, deviationC) =>
      curve ? curveVariance(curve, curveTerms(apparentC, deviationC)) : 0,
    tagError: (modelVersion, quality) => tagErrorOf(name, modelVersion, quality),
  }
})

const { outer } = PRIOR.groups

/** Men and women dress alike as far as warmth goes (`menDressAsAtC` is next to nothing), so gender makes no difference here. */
export const OUTER_SUBJECT: Subject = {
  countAt: OUTER_AT,
  priorLogit: (_gender, apparentC) => curveLogit(outer, curveTerms(apparentC, 0)),
  shift: outer.coefficients[3]!,
  placeSd: outer.placeSd,
  priorVariance: (apparentC, deviationC) => curveVariance(outer, curveTerms(apparentC, deviationC)),
  tagError: outerTagErrorOf,
}
