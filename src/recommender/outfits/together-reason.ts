import type { Garment } from '../../domain/garment.ts'
import type { Reason } from '../../domain/recommendation.ts'
import { toTenth } from '../../domain/rounding.ts'
import { wornTogetherText } from '../texts/evidence-texts.ts'
import type { Voice } from '../texts/quantities.ts'
import { has } from './stack.ts'
import type { PairLifts } from './worn-together.ts'

/** Times as often as by chance from which a pair is worth a sentence. */
const TOLD_FROM_TIMES = 1.3

/** Which two pieces of a set are worn together most beyond chance, where looks tell of any. */
export function togetherReason(
  garments: readonly Garment[],
  pairs: PairLifts | null,
  voice: Voice,
): Reason[] {
  if (!pairs) return []
  const seen = garments.filter((garment) => garment.class !== null && !has(garment, 'under'))
  const told = seen
    .flatMap((a, i) =>
      seen.slice(i + 1).map((b) => ({ a, b, times: Math.exp(pairs.lift(a.class!, b.class!)) })),
    )
    .filter(({ times }) => times >= TOLD_FROM_TIMES)
    .reduce<{ a: Garment; b: Garment; times: number } | null>(
      (most, pair) => (pair.times > (most?.times ?? 0) ? pair : most),
      null,
    )
  if (!told) return []
  const values = { times: toTenth(told.times), looks: pairs.looks }
  return [{ rule: 'together', text: wornTogetherText(told.a, told.b, values, voice), values }]
}
