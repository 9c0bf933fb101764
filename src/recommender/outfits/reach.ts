import { ensembleClo } from '../insulation/ensemble-clo.ts'
import { type Family, firstAtLeast, goTogether, type LowerStack, type UpperStack } from './stack.ts'
import { sumForEnsemble } from './sum-of-clo.ts'

/** The least insulation from `askedClo` on that a sane ensemble of the families has, clo; else the most there is. */
export function nearestReachedClo(families: readonly Family[], askedClo: number): number {
  const askedSum = sumForEnsemble(askedClo)
  const pairs = families.flatMap(({ uppers, lowers }) => {
    const allLowers = lowers.flat()
    return uppers.flat().map((upper) => ({ upper, lowers: allLowers }))
  })
  const least = pairs.reduce(
    (least, { upper, lowers }) => Math.min(least, leastSum(upper, lowers, askedSum)),
    Number.POSITIVE_INFINITY,
  )
  if (least !== Number.POSITIVE_INFINITY) return ensembleClo(least)
  return ensembleClo(pairs.reduce((most, { upper, lowers }) => Math.max(most, mostSum(upper, lowers)), 0))
}

function leastSum(upper: UpperStack, lowers: readonly LowerStack[], askedSum: number): number {
  for (
    let i = firstAtLeast(lowers, askedSum - upper.sumClo, ({ sumClo }) => sumClo);
    i < lowers.length;
    i++
  ) {
    const lower = lowers[i]
    if (lower && goTogether(upper, lower)) return upper.sumClo + lower.sumClo
  }
  return Number.POSITIVE_INFINITY
}

function mostSum(upper: UpperStack, lowers: readonly LowerStack[]): number {
  const lower = lowers.findLast((lower) => goTogether(upper, lower))
  return lower ? upper.sumClo + lower.sumClo : 0
}
