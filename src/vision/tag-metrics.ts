import type { EvaluatedPhoto } from './average-precision.ts'

export type TagCounts = {
  truePositive: number
  falsePositive: number
  falseNegative: number
  trueNegative: number
}
export type TagRates = { precision: number | null; recall: number | null; f1: number | null }

/** Image tags of one class: a photo is said to show it when a box reaches the threshold. */
export function countTags(
  photos: readonly EvaluatedPhoto[],
  classIndex: number,
  threshold: number,
): TagCounts {
  const counts = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 }
  for (const { truths, found } of photos) {
    const there = truths.some((truth) => truth.classIndex === classIndex)
    const said = found.some((box) => box.classIndex === classIndex && box.score >= threshold)
    if (there) counts[said ? 'truePositive' : 'falseNegative'] += 1
    else counts[said ? 'falsePositive' : 'trueNegative'] += 1
  }
  return counts
}

export function sumCounts(all: readonly TagCounts[]): TagCounts {
  return all.reduce((sum, counts) => ({
    truePositive: sum.truePositive + counts.truePositive,
    falsePositive: sum.falsePositive + counts.falsePositive,
    falseNegative: sum.falseNegative + counts.falseNegative,
    trueNegative: sum.trueNegative + counts.trueNegative,
  }))
}

/** null where nothing was said (precision) or nothing was there (recall). Over summed counts this is the micro average. */
export function tagRates({ truePositive, falsePositive, falseNegative }: TagCounts): TagRates {
  const share = (of: number) => (of === 0 ? null : truePositive / of)
  const both = 2 * truePositive + falsePositive + falseNegative
  return {
    precision: share(truePositive + falsePositive),
    recall: share(truePositive + falseNegative),
    f1: both === 0 ? null : (2 * truePositive) / both,
  }
}
