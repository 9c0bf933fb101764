import type { DetectorQuality, TagQuality } from '../../domain/detector-quality.ts'
import type { GarmentClass } from '../../domain/garment-class.ts'

/** How a tag errs: the shares of wearers and of others that are tagged, and how unsure each is (variance). */
export type TagError = { hit: number; falseAlarm: number; hitVariance: number; falseAlarmVariance: number }

/** `modelVersion` of looks whose garments were told, not seen. */
export const STATED = 'stated'

/** A class that nobody measured: any rates are as likely as others. */
const UNMEASURED: TagQuality = { sensitivity: 0, specificity: 0, photosWith: 0, photosWithout: 0 }

/** null where tags don't err: what is stated counts as it is. */
export function tagErrorOf(
  name: GarmentClass,
  modelVersion: string,
  quality: DetectorQuality,
): TagError | null {
  if (modelVersion === STATED) return null
  const { sensitivity, specificity, photosWith, photosWithout } = quality[name] ?? UNMEASURED
  const hit = estimate(sensitivity * photosWith, photosWith)
  const falseAlarm = estimate((1 - specificity) * photosWithout, photosWithout)
  return {
    hit: hit.mean,
    falseAlarm: falseAlarm.mean,
    hitVariance: hit.variance,
    falseAlarmVariance: falseAlarm.variance,
  }
}

/**
 * Coats and jackets counted together: a wearer of the one may be tagged with either or both, so what is counted is the sum, and the two
 * errors add up. Of wearers as many are taken to wear the one as the other.
 */
export function outerTagErrorOf(modelVersion: string, quality: DetectorQuality): TagError | null {
  const coat = tagErrorOf('coat', modelVersion, quality)
  const jacket = tagErrorOf('jacket', modelVersion, quality)
  if (!coat || !jacket) return null
  return {
    hit: Math.min(1, (coat.hit + jacket.falseAlarm + jacket.hit + coat.falseAlarm) / 2),
    falseAlarm: Math.min(1, coat.falseAlarm + jacket.falseAlarm),
    hitVariance:
      (coat.hitVariance + jacket.hitVariance + coat.falseAlarmVariance + jacket.falseAlarmVariance) / 4,
    falseAlarmVariance: coat.falseAlarmVariance + jacket.falseAlarmVariance,
  }
}

/** Mean and variance of a share after `yes` of `n`, from Jeffreys' prior, Beta(½, ½). */
function estimate(yes: number, n: number): { mean: number; variance: number } {
  const mean = (yes + 0.5) / (n + 1)
  return { mean, variance: (mean * (1 - mean)) / (n + 2) }
}
