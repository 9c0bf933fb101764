import { curveMonotoneY, line } from 'd3-shape'

/** The drawing is 240 wide and 440 high; the figure stands in the middle. */
export const CENTRE = 120
export type Point = readonly [x: number, y: number]

/** Half the width of the body at a height: shoulder, chest, waist, hip, knee, ankle. */
const OUTLINE: readonly (readonly [y: number, half: number])[] = [
  [92, 14],
  [99, 34],
  [108, 38],
  [122, 35],
  [168, 28],
  [202, 35],
  [226, 36],
  [260, 34],
  [310, 29],
  [350, 28],
  [400, 22],
]

export function bodyHalfWidth(y: number): number {
  const after = OUTLINE.findIndex(([at]) => at >= y)
  if (after <= 0) return OUTLINE[after === 0 ? 0 : OUTLINE.length - 1]![1]
  const [y0, w0] = OUTLINE[after - 1]!
  const [y1, w1] = OUTLINE[after]!
  return w0 + ((w1 - w0) * (y - y0)) / (y1 - y0)
}

/** Shoulder, elbow, wrist of the arm on the right of the drawing. */
export const ARM: readonly Point[] = [
  [152, 108],
  [168, 158],
  [174, 206],
]

const smooth = line<Point>().curve(curveMonotoneY)

/** A path that is the same left and right: the points of its right side, from top to bottom, then `back` closes it at the top. */
export function mirrored(side: readonly Point[], back = ''): string {
  const left = [...side].reverse().map(([x, y]): Point => [2 * CENTRE - x, y])
  return `${smooth(side)}${smooth(left)?.replace('M', 'L')}${back}Z`
}

/** One half of such a path: between the side and an inner edge. */
export function half(side: readonly Point[], inner: readonly Point[], left: boolean): string {
  const flip = ([x, y]: Point): Point => (left ? [2 * CENTRE - x, y] : [x, y])
  return `${smooth(side.map(flip))}${smooth([...inner].reverse().map(flip))?.replace('M', 'L')}Z`
}

/** The arm down to a part of its length, 0..1, as a line to be drawn broad. */
export function armPath(part: number, left: boolean): string {
  const [shoulder, elbow, wrist] = ARM as [Point, Point, Point]
  const along = (from: Point, to: Point, t: number): Point => [
    from[0] + (to[0] - from[0]) * t,
    from[1] + (to[1] - from[1]) * t,
  ]
  const points =
    part <= 0.5
      ? [shoulder, along(shoulder, elbow, part * 2)]
      : [shoulder, elbow, along(elbow, wrist, part * 2 - 1)]
  return points
    .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${(left ? 2 * CENTRE - x : x).toFixed(1)},${y.toFixed(1)}`)
    .join('')
}

/** The legs between two heights: outer edge `ease` off the body, a gap between them. */
export function legsPath(from: number, to: number, ease: number, cuff = false): string {
  const heights = [from, 190, 202, 226, 260, 310, 350, 400].filter((y) => y >= from && y < to)
  const outer = [...heights, to].map((y): Point => {
    const narrowed = cuff && y === to ? -3 : 0
    const waist = y <= 180 ? 1 : ease
    return [CENTRE + bodyHalfWidth(y) + waist + narrowed, y]
  })
  const crotch = 230
  if (to <= crotch) return mirrored(outer)
  const gap = Math.max(1.2, 4.5 - ease * 0.6) * Math.min(1, (to - crotch) / 120)
  const [lastX, lastY] = outer.at(-1)!
  const left = [...outer].reverse().map(([x, y]): Point => [2 * CENTRE - x, y])
  const inner = `L${CENTRE + gap},${lastY}L${CENTRE},${crotch}L${CENTRE - gap},${lastY}L${2 * CENTRE - lastX},${lastY}`
  return `${smooth(outer)}${inner}${smooth(left)?.replace('M', 'L')}Z`
}
