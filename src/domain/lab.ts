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
const unfoot = (f: number) => (f ** 3 > EPSILON ? f ** 3 : (116 * f - 16) / KAPPA)

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

/** CIELAB to 8-bit sRGB as `#rrggbb`; what no screen shows is cut to what it does. */
export function hexOfLab([l, a, b]: Lab): string {
  const fy = (l + 16) / 116
  const x = 0.95047 * unfoot(fy + a / 500)
  const y = unfoot(fy)
  const z = 1.08883 * unfoot(fy - b / 200)
  // IEC 61966-2-1: the inverse of the matrix above.
  const linear = [
    3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
    -0.969266 * x + 1.8760108 * y + 0.041556 * z,
    0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
  ]
  return `#${linear.map((value) => levelOf(value).toString(16).padStart(2, '0')).join('')}`
}

function levelOf(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
  return Math.round(255 * Math.min(1, Math.max(0, value)))
}

/** C*ab: distance from grey. About 10 is a tinge, 50 is strong. */
export function chromaOf([, a, b]: Lab): number {
  return Math.hypot(a, b)
}

/** h*ab in degrees, 0 up to 360: red is about 30, yellow 90, green 150, blue 270. */
export function hueOf([, a, b]: Lab): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
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
