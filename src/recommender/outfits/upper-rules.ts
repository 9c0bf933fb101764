import type { Garment } from '../../domain/garment.ts'
import type { Occasion } from '../../domain/person.ts'
import { has } from './stack.ts'

/** Up to here an outer is a light one: it goes over bare arms. */
const LIGHT_OUTER_CLO = 0.25
/** Up to here it goes over short sleeves. */
const SHORT_SLEEVE_OUTER_CLO = 0.36
/** From here it is a winter coat: under it at least a mid or a warm base. */
const WINTER_OUTER_CLO = 0.55
const WARM_BASE_CLO = 0.26
/** What closes out wind like this goes over a suit jacket even if it is no coat. */
const OVERCOAT_WIND_RESISTANCE = 0.7

/** Whether a mid goes over what is worn under it. `shown` is the garment right below. */
export function midGoesOver(mid: Garment, shown: Garment): boolean {
  const pullover = !has(mid, 'open') && mid.sleeve === 'long'
  if (has(shown, 'under')) return pullover
  if (mid.sleeve === 'none') return shown.sleeve === 'long' && shown.layer === 'base'
  if (shown.layer === 'one-piece') return has(mid, 'open') && mid.occasions.includes('office')
  if (has(mid, 'tailored')) return shown.class === 'shirt' || shown.class === 'top'
  if (pullover && shown.sleeve === 'none') return false
  // Sweatshirts, hoodies and fleece go over T-shirts, not over collars.
  if (!mid.occasions.includes('office')) return shown.class === 't-shirt' || shown.class === 'top'
  return !(pullover && shown.part === 'torso' && shown.class === 'top')
}

/** Whether an outer goes over a stack of base (or one-piece) and mid. */
export function outerGoesOver(
  outer: Garment,
  under: { bases: readonly Garment[]; mid: Garment | undefined; sumClo: number },
  occasion: Occasion,
): boolean {
  const { bases, mid, sumClo } = under
  const shown = bases.at(-1)
  if (!shown) return false
  if (!mid) {
    if (shown.sleeve === 'none' && outer.clo > LIGHT_OUTER_CLO) return false
    if (shown.sleeve === 'short' && outer.clo > SHORT_SLEEVE_OUTER_CLO) return false
    if (outer.clo >= WINTER_OUTER_CLO && sumClo < WARM_BASE_CLO) return false
    return occasion !== 'formal' || shown.layer === 'one-piece' || isJacketOfItsOwn(outer)
  }
  if (has(mid, 'tailored')) {
    return outer.class === 'coat' || outer.windResistance >= OVERCOAT_WIND_RESISTANCE
  }
  if (isJacketOfItsOwn(outer)) return mid.occasions.includes('office')
  return !(mid.code.includes('fleece') && outer.code.includes('fleece'))
}

/** A jacket that makes a suit or an office look by itself: not a coat, not a shell. */
function isJacketOfItsOwn(outer: Garment): boolean {
  return (
    outer.class === 'jacket' &&
    outer.windResistance < OVERCOAT_WIND_RESISTANCE &&
    outer.occasions.includes('office')
  )
}
