import sharp from 'sharp'

const wall = sharp({ create: { width: 320, height: 480, channels: 3, background: '#6a7a80' } })
  .jpeg()
  .toBuffer()

/** A photo of a wall with nobody before it. No two have the same bytes: what follows the end of a JPEG is not looked at. */
export async function aPhoto(n: number): Promise<Buffer> {
  return Buffer.concat([await wall, Buffer.from(`photo ${n}`)])
}
