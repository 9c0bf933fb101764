/** CIE 15: the D65 white point that CIELAB is measured against. */
const WHITE = [95.047, 100, 108.883] as const
const DELTA = 6 / 29

/** A CIELAB colour (D65) as sRGB, #rrggbb (IEC 61966-2-1); what no screen shows is cut to what it does. */
export function hexOfLab([l, a, b]: readonly [number, number, number] | readonly number[]): string {
  const fy = ((l ?? 0) + 16) / 116
  const inverse = (t: number) => (t > DELTA ? t ** 3 : 3 * DELTA ** 2 * (t - 4 / 29))
  const x = (WHITE[0] * inverse(fy + (a ?? 0) / 500)) / 100
  const y = (WHITE[1] * inverse(fy)) / 100
  const z = (WHITE[2] * inverse(fy - (b ?? 0) / 200)) / 100
  const linear = [
    3.2406 * x - 1.5372 * y - 0.4986 * z,
    -0.9689 * x + 1.8758 * y + 0.0415 * z,
    0.0557 * x - 0.204 * y + 1.057 * z,
  ]
  return `#${linear.map(channel).join('')}`
}

function channel(linear: number): string {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
  const byte = Math.round(255 * Math.min(1, Math.max(0, value)))
  return byte.toString(16).padStart(2, '0')
}
