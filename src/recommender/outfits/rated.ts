import type { DayNeed } from './need.ts'
import { seasonFits, shareOfScore, tasteFit, wornFit } from './score.ts'
import type { Stack, Twins } from './stack.ts'

/** A stack and what of the score is known of it whatever it goes with. */
export type Rated<Kind> = { stack: Kind; season: number; worn: number; taste: number; scoreShare: number }

/** Of each twins the one that suits the day best, if its season part is at least `leastFit`; still ascending by sum. */
export function rate<Kind extends Stack>(
  groups: readonly Twins<Kind>[],
  need: DayNeed,
  leastFit: number,
): Rated<Kind>[] {
  const seasonOf = seasonFits(need.dressedForC, need.evidence)
  const wornBy: number[] = []
  const rated: Rated<Kind>[] = []
  for (const twins of groups) {
    let best: Rated<Kind> | undefined
    for (const stack of twins) {
      const season = seasonOf(stack)
      if (season < leastFit) continue
      wornBy[stack.look.index] ??= wornFit(stack.look, need.evidence)
      const worn = wornBy[stack.look.index]!
      const taste = tasteFit(stack, need.taste)
      const scoreShare = shareOfScore(season, stack.usual, worn, taste)
      if (scoreShare > (best?.scoreShare ?? -1)) best = { stack, season, worn, taste, scoreShare }
    }
    if (best) rated.push(best)
  }
  return rated
}

export function rateStack<Kind extends Stack>(stack: Kind, need: DayNeed): Rated<Kind> {
  const season = seasonFits(need.dressedForC, need.evidence)(stack)
  const worn = wornFit(stack.look, need.evidence)
  const taste = tasteFit(stack, need.taste)
  return { stack, season, worn, taste, scoreShare: shareOfScore(season, stack.usual, worn, taste) }
}
