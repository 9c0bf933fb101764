import type { Garment } from '../../domain/garment.ts'
import { hexOfLab } from '../../domain/lab.ts'
import type { Lang } from '../../domain/language.ts'
import type { Outfit, OutfitGarment } from '../../domain/recommendation.ts'
import { toHundredth } from '../../domain/rounding.ts'
import type { DayEvidence } from '../day-evidence.ts'
import type { AskedDay } from '../day-need.ts'
import type { Voice } from '../texts/quantities.ts'
import type { Candidate } from './candidate.ts'
import { type DressedDay, shortfallOf } from './dress-day.ts'
import { exampleLooks } from './example-looks.ts'
import { likelihoodOf } from './likelihood.ts'
import { outfitReasons } from './outfit-reasons.ts'
import { FIT_TOLERANCE_CLO } from './score.ts'
import { togetherReason } from './together-reason.ts'

export function presentOutfit(
  dressed: DressedDay,
  day: AskedDay,
  voice: Voice,
  { rates, looks, pairs }: DayEvidence,
): Outfit {
  const { candidate, garments, lightest, levelOf } = dressed
  const shortfallClo = toHundredth(shortfallOf(dressed, day))
  const known = likelihoodOf(candidate, rates)
  return {
    garments: garments.map((garment) => ({
      code: garment.code,
      class: garment.class,
      layer: garment.layer,
      label: garment.label[voice.lang],
      clo: garment.clo,
      wornIn: [...levelOf].flatMap(([slot, { off }]) => (off.includes(garment.layer) ? [] : [slot])),
      ...ownPiece(candidate, garment, voice.lang),
    })),
    insulationClo: { max: toHundredth(candidate.maxClo), min: toHundredth(lightest.clo) },
    ...(shortfallClo > FIT_TOLERANCE_CLO && { shortfallClo }),
    reasons: [...outfitReasons(dressed, day, voice), ...togetherReason(garments, pairs, voice)],
    score: toHundredth(candidate.score),
    scoreParts: Object.fromEntries(
      Object.entries(candidate.parts).map(([part, value]) => [part, toHundredth(value)]),
    ),
    likelihood: toHundredth(known.likelihood),
    evidence: {
      looks: known.looks,
      interval: [toHundredth(known.interval[0]), toHundredth(known.interval[1])],
      priorShare: toHundredth(known.priorShare),
      examples: exampleLooks(candidate, looks, day.coldest),
    },
  }
}

/** Which item of the wardrobe it is, and its colour where that is known; nothing for what is not someone's own. */
function ownPiece(
  { pieces }: Candidate,
  garment: Garment,
  lang: Lang,
): Pick<OutfitGarment, 'item' | 'colour'> {
  const piece = pieces?.find((each) => each.garment === garment)
  if (!piece) return {}
  const { item, colour } = piece
  return {
    item,
    ...(colour && { colour: { id: colour.id, label: colour[lang], hex: hexOfLab(colour.lab) } }),
  }
}
