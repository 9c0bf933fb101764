import type { GarmentColour } from '../../domain/detector.ts'
import { type Lab, labDistance, labOf } from '../../domain/lab.ts'
import type { Size } from '../letterbox.ts'
import { type Cluster, clusterColours } from './cluster.ts'
import { nearestNamedColour } from './named-colours.ts'

export type Rectangle = { x: number; y: number; width: number; height: number }

/** The middle of a box is garment, its corners are background or the next garment. */
const MIDDLE = 0.64
const CLUSTERS = 5
const MAX_SAMPLES_A_SIDE = 12
/** Beside the box, this far out in box widths, lies the background. */
const OUTSIDE = 0.15
/** Nearer than this to the background's main colours is background, if enough else is there. */
const LIKE_BACKGROUND = 9
const MIN_LEFT_SHARE = 0.3
const MIN_SHARE = 0.12
const MAX_COLOURS = 3

/** Skin in CIELAB: warm hue, moderate chroma, neither dark nor white. The bounds are ours; camel and coral have more chroma. */
function isSkin([l, a, b]: Lab): boolean {
  const hue = (Math.atan2(b, a) * 180) / Math.PI
  const chroma = Math.hypot(a, b)
  return l > 30 && l < 88 && hue > 38 && hue < 78 && chroma > 14 && chroma < 38
}

/**
 * The colours of what lies inside a box of an 8-bit RGB picture, away from background and skin as far as a box allows: pixels from an
 * ellipse in its middle, clusters that look like what is beside the box or like skin left out unless little else is there.
 */
export function dominantColours(rgb: Uint8Array, size: Size, box: Rectangle): GarmentColour[] {
  const clusters = clusterColours(sampleEllipse(rgb, size, box), CLUSTERS)
  const background = clusterColours(sampleBeside(rgb, size, box), 3).filter(({ share }) => share > 0.25)
  const kept = leaveOut(leaveOut(clusters, isLike(background)), ({ lab }) => isSkin(lab))
  const total = kept.reduce((sum, { share }) => sum + share, 0)
  return mergeNames(kept.map(({ lab, share }) => ({ lab, share: share / total })))
}

const isLike = (background: readonly Cluster[]) => (cluster: Cluster) =>
  background.some(({ lab }) => labDistance(lab, cluster.lab) < LIKE_BACKGROUND)

function leaveOut(clusters: readonly Cluster[], unwanted: (cluster: Cluster) => boolean): readonly Cluster[] {
  const left = clusters.filter((cluster) => !unwanted(cluster))
  return left.reduce((sum, { share }) => sum + share, 0) >= MIN_LEFT_SHARE ? left : clusters
}

/** Clusters of one name become one colour, with the largest one's CIELAB. */
function mergeNames(clusters: readonly Cluster[]): GarmentColour[] {
  const byId = new Map<string, GarmentColour>()
  for (const { lab, share } of clusters) {
    const { id, ko, en } = nearestNamedColour(lab)
    const known = byId.get(id)
    if (known) known.share += share
    else byId.set(id, { id, ko, en, lab: [round(lab[0], 1), round(lab[1], 1), round(lab[2], 1)], share })
  }
  return [...byId.values()]
    .sort((a, b) => b.share - a.share)
    .filter(({ share }, i) => i === 0 || share >= MIN_SHARE)
    .slice(0, MAX_COLOURS)
    .map((colour) => ({ ...colour, share: round(colour.share, 2) }))
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits

function sampleEllipse(rgb: Uint8Array, size: Size, box: Rectangle): Lab[] {
  return sampleGrid(
    rgb,
    size,
    {
      x: box.x + (box.width * (1 - MIDDLE)) / 2,
      y: box.y + (box.height * (1 - MIDDLE)) / 2,
      width: box.width * MIDDLE,
      height: box.height * MIDDLE,
    },
    (u, v) => u * u + v * v <= 1,
  )
}

function sampleBeside(rgb: Uint8Array, size: Size, box: Rectangle): Lab[] {
  const width = Math.max(2, box.width * OUTSIDE)
  const strips = [box.x - width, box.x + box.width].map((x) => ({ x, y: box.y, width, height: box.height }))
  return strips.flatMap((strip) => sampleGrid(rgb, size, strip, () => true))
}

/** Pixels on a grid over `area`, cut at the picture; `takes` gets the place in it as -1..1. */
function sampleGrid(
  rgb: Uint8Array,
  size: Size,
  area: Rectangle,
  takes: (u: number, v: number) => boolean,
): Lab[] {
  const columns = Math.min(MAX_SAMPLES_A_SIDE, Math.max(1, Math.round(area.width)))
  const rows = Math.min(MAX_SAMPLES_A_SIDE, Math.max(1, Math.round(area.height)))
  const pixels: Lab[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = Math.floor(area.x + ((column + 0.5) / columns) * area.width)
      const y = Math.floor(area.y + ((row + 0.5) / rows) * area.height)
      if (x < 0 || y < 0 || x >= size.width || y >= size.height) continue
      if (!takes(((column + 0.5) / columns) * 2 - 1, ((row + 0.5) / rows) * 2 - 1)) continue
      const at = (y * size.width + x) * 3
      pixels.push(labOf(rgb[at]!, rgb[at + 1]!, rgb[at + 2]!))
    }
  }
  return pixels
}
