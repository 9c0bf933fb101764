import { chromaOf, hueOf, type Lab } from '../../domain/lab.ts'

/**
 * Harmony of two colours side by side on grey, about -1.24 (disharmonious) to 1.39: CH = H_C + H_L + H_H of Ou and Luo, "A colour harmony
 * model for two-colour combinations", Color Research and Application 31 (2006), 191-204, fitted to 17 observers and 1,431 pairs.
 * Beside our rule in the evaluation only.
 */
export function ouLuoHarmony(a: Lab, b: Lab): number {
  return chromaticEffect(a, b) + lightnessEffect(a[0], b[0]) + hueEffect(a) + hueEffect(b)
}

function chromaticEffect(a: Lab, b: Lab): number {
  const byChroma = chromaOf(a) - chromaOf(b)
  const byHueSquared = Math.max(0, (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2 - byChroma ** 2)
  const difference = Math.sqrt(byHueSquared + (byChroma / 1.46) ** 2)
  return 0.04 + 0.53 * Math.tanh(0.8 - 0.045 * difference)
}

function lightnessEffect(a: number, b: number): number {
  const bySum = 0.28 + 0.54 * Math.tanh(-3.88 + 0.029 * (a + b))
  const byDifference = 0.14 + 0.15 * Math.tanh(-2 + 0.2 * Math.abs(a - b))
  return bySum + byDifference
}

function hueEffect(lab: Lab): number {
  const hue = hueOf(lab)
  const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180)
  const byChroma = 0.5 + 0.5 * Math.tanh(-2 + 0.5 * chromaOf(lab))
  const byHue = -0.08 - 0.14 * sine(hue + 50) - 0.07 * sine(2 * hue + 90)
  const fromYellow = (90 - hue) / 10
  const ofYellow = ((0.22 * lab[0] - 12.8) / 10) * Math.exp(fromYellow - Math.exp(fromYellow))
  return byChroma * (byHue + ofYellow)
}
