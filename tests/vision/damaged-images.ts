import sharp from 'sharp'
import { noise, quarters } from './pictures.ts'

export type Damaged = { name: string; bytes: Uint8Array }

const KILOBYTE = 1024

/** The file cut after every kilobyte. */
function truncated(name: string, bytes: Uint8Array): Damaged[] {
  const cuts = Math.ceil(bytes.length / KILOBYTE) - 1
  return Array.from({ length: cuts }, (_, i) => ({
    name: `${name} cut at ${i + 1} KB`,
    bytes: bytes.subarray(0, (i + 1) * KILOBYTE),
  }))
}

/** A byte in `every` replaced, behind the signature. */
function scribbled(name: string, bytes: Uint8Array, every: number): Damaged {
  return {
    name: `${name}, every ${every}th byte overwritten`,
    bytes: bytes.map((byte, i) => (i > 16 && i % every === 0 ? byte ^ 0x5a : byte)),
  }
}

function withWrongHeader(name: string, bytes: Uint8Array): Damaged {
  return { name: `${name} without its signature`, bytes: Uint8Array.from(bytes).fill(0, 0, 12) }
}

async function pngSaying(width: number, height: number): Promise<Damaged> {
  const png = await quarters().png().toBuffer()
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return { name: `PNG that says ${width} × ${height}`, bytes: png }
}

/** Over two hundred files that look like photos and are none, or hardly. */
export async function damagedImages(): Promise<Damaged[]> {
  const files = await Promise.all(
    (['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const).map(async (format) => {
      const side = format === 'jpeg' || format === 'webp' || format === 'avif' ? 240 : 110
      return { format, bytes: await noise(side, side).toFormat(format).toBuffer() }
    }),
  )
  const progressive = await noise(200, 200).jpeg({ progressive: true }).toBuffer()
  return [
    ...files.flatMap(({ format, bytes }) => truncated(format, bytes)),
    ...truncated('progressive jpeg', progressive),
    ...files.flatMap(({ format, bytes }) => [7, 97, 997].map((every) => scribbled(format, bytes, every))),
    ...files.map(({ format, bytes }) => withWrongHeader(format, bytes)),
    await pngSaying(30_000, 30_000),
    await pngSaying(0, 0),
    await pngSaying(2 ** 31 - 1, 1),
    { name: 'no bytes', bytes: new Uint8Array() },
    { name: 'one byte', bytes: Uint8Array.of(0xff) },
    { name: 'zeros', bytes: new Uint8Array(100_000) },
    { name: 'SVG', bytes: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>') },
    { name: 'HEIC', bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1') },
  ]
}

/** Whole photos of every odd kind: these must be read. */
export async function oddPhotos(): Promise<Damaged[]> {
  const turned = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8].map(async (orientation) => ({
      name: `EXIF orientation ${orientation}`,
      bytes: await quarters().withMetadata({ orientation }).jpeg().toBuffer(),
    })),
  )
  const frames = await Promise.all([quarters().png().toBuffer(), quarters().negate().png().toBuffer()])
  const animation = sharp(frames, { join: { animated: true } })
  return [
    ...turned,
    { name: '1 × 1', bytes: await quarters(1, 1).png().toBuffer() },
    { name: '2,000 × 1', bytes: await noise(2000, 1).png().toBuffer() },
    { name: 'CMYK JPEG', bytes: await quarters().toColourspace('cmyk').jpeg().toBuffer() },
    { name: '16-bit PNG', bytes: await quarters().toColourspace('rgb16').png().toBuffer() },
    { name: 'grey PNG with alpha', bytes: await quarters().greyscale().ensureAlpha(0.5).png().toBuffer() },
    { name: 'animated GIF', bytes: await animation.clone().gif().toBuffer() },
    { name: 'animated WebP', bytes: await animation.clone().webp().toBuffer() },
    { name: 'AVIF', bytes: await quarters().avif().toBuffer() },
  ]
}
