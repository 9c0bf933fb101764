import sharp from 'sharp'

/** A photo of a wall: a colour of its own for each number and nobody on it. */
export function aPhoto(n: number): Promise<Buffer> {
  const background = { r: 40 + (n % 200), g: 40 + (Math.floor(n / 200) % 200), b: 128 }
  return sharp({ create: { width: 320, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()
}
