import { type Lab, squaredDistance } from '../../domain/lab.ts'

export type Cluster = { lab: Lab; share: number }

const ROUNDS = 4

/**
 * k-means in CIELAB, started from the farthest points so that the same pixels always give the same answer.
 * Largest share first; at most `count` clusters, fewer where there are fewer colours.
 */
export function clusterColours(pixels: readonly Lab[], count: number): Cluster[] {
  if (pixels.length === 0) return []
  let centres = farthestPoints(pixels, count)
  let sizes: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map(() => [0, 0, 0, 0] as [number, number, number, number])
    for (const pixel of pixels) {
      const sum = sums[nearest(centres, pixel)]!
      sum[0] += pixel[0]
      sum[1] += pixel[1]
      sum[2] += pixel[2]
      sum[3] += 1
    }
    const filled = sums.filter((sum) => sum[3] > 0)
    centres = filled.map(([l, a, b, n]): Lab => [l / n, a / n, b / n])
    sizes = filled.map((sum) => sum[3])
  }
  return centres
    .map((lab, i) => ({ lab, share: sizes[i]! / pixels.length }))
    .sort((a, b) => b.share - a.share)
}

function nearest(centres: readonly Lab[], pixel: Lab): number {
  let best = 0
  let least = Infinity
  for (let i = 0; i < centres.length; i++) {
    const gap = squaredDistance(centres[i]!, pixel)
    if (gap >= least) continue
    least = gap
    best = i
  }
  return best
}

function farthestPoints(pixels: readonly Lab[], count: number): Lab[] {
  const centres: Lab[] = [pixels[0]!]
  const gaps = pixels.map((pixel) => squaredDistance(pixel, centres[0]!))
  while (centres.length < count) {
    const farthest = gaps.indexOf(Math.max(...gaps))
    if (gaps[farthest] === 0) break
    const centre = pixels[farthest]!
    centres.push(centre)
    for (const [i, pixel] of pixels.entries()) gaps[i] = Math.min(gaps[i]!, squaredDistance(pixel, centre))
  }
  return centres
}
