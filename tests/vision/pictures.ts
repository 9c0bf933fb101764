import sharp, { type Sharp } from 'sharp'

/** Red, green, blue and white quarters (clockwise from top left): shows at once which way a picture is turned. */
export function quarters(width = 64, height = 96): Sharp {
  const rgb = Buffer.alloc(width * height * 3)
  const colours = [
    [220, 20, 20],
    [20, 160, 20],
    [20, 20, 220],
    [240, 240, 240],
  ] as const
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const right = x >= width / 2
      const low = y >= height / 2
      rgb.set(colours[low ? (right ? 2 : 3) : right ? 1 : 0], (y * width + x) * 3)
    }
  }
  return sharp(rgb, { raw: { width, height, channels: 3 } })
}

/** A picture with detail in every block, so that its file can be cut at every kilobyte. */
export function noise(width: number, height: number): Sharp {
  let state = 1
  const rgb = Buffer.alloc(width * height * 3)
  for (let i = 0; i < rgb.length; i++) {
    // Numerical Recipes' linear congruence: the same picture on every machine
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    rgb[i] = state >>> 24
  }
  return sharp(rgb, { raw: { width, height, channels: 3 } })
}

/** The red, green and blue at a share of the width and height. */
export function pixelAt(
  rgb: Uint8Array,
  size: { width: number; height: number },
  u: number,
  v: number,
): number[] {
  const at = (Math.floor(v * size.height) * size.width + Math.floor(u * size.width)) * 3
  return [...rgb.subarray(at, at + 3)]
}

/** Which of quarters()' colours a pixel is nearest to. */
export function colourName([red = 0, green = 0, blue = 0]: number[]): string {
  if (Math.min(red, green, blue) > 180) return 'white'
  return red > green && red > blue ? 'red' : green > blue ? 'green' : 'blue'
}
