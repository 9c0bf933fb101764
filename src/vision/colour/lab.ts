/** CIELAB, D65 white, 2° observer: L 0..100, a green to red, b blue to yellow. */
export type Lab = readonly [number, number, number]

// sRGB to linear light (IEC 61966-2-1), once for each of the 256 levels.
const LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
})
// CIE 15: the cube root's linear foot.
const EPSILON = 216 / 24389
const KAPPA = 24389 / 27
const foot = (t: number) => (t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116)

/** 8-bit sRGB to CIELAB. */
export function labOf(red: number, green: number, blue: number): Lab {
  const r = LINEAR[red]!
  const g = LINEAR[green]!
  const b = LINEAR[blue]!
  // IEC 61966-2-1 matrix, rows divided by the D65 white.
  const x = foot((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = foot(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = foot((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIE 1976 colour difference; about 2 is just seen, 10 is another shade. */
export function labDistance(a: Lab, b: Lab): number {
  return Math.sqrt(squaredDistance(a, b))
}

/** Its square, which orders the same and costs no root. */
export function squaredDistance(a: Lab, b: Lab): number {
  const l = a[0] - b[0]
  const red = a[1] - b[1]
  const yellow = a[2] - b[2]
  return l * l + red * red + yellow * yellow
}
