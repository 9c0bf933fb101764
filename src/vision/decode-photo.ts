import sharp from 'sharp'
import { SkipError } from '../errors.ts'
import { imageFormat, isReadableFormat } from './image-format.ts'
import { fitWithin, type Size } from './letterbox.ts'

/** As the API promises. */
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024
/** A photo's pixels in memory at full size, before shrinking: a 50-megapixel phone photo (150 MB) is in, a decompression bomb is not. */
export const MAX_DECODED_BYTES = 160_000_000

const BYTES_OF_DEPTH: Readonly<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2 }
const WHITE = '#ffffff'

/** A photo's pixels, upright and shrunk: 8-bit RGB, row by row. `source` is its own size, upright. */
export type DecodedPhoto = { source: Size; size: Size; rgb: Uint8Array }

// One photo is decoded by one thread: several are decoded at once. Caching would only hold memory, no photo comes twice.
sharp.concurrency(1)
sharp.cache(false)

/** Throws the coded error when the first bytes or the size rule the photo out; decodes nothing. */
export function refuseUnreadable(bytes: Uint8Array): void {
  if (bytes.length > MAX_PHOTO_BYTES) {
    throw new SkipError(
      'image-too-large',
      `The photo has ${bytes.length} bytes; ${MAX_PHOTO_BYTES} are accepted.`,
    )
  }
  const format = imageFormat(bytes)
  if (format === null) throw new SkipError('not-an-image', 'The bytes are not a photo of a known format.')
  if (!isReadableFormat(format)) {
    throw new SkipError(
      'image-unsupported',
      `${format.toUpperCase()} is not read; send JPEG, PNG, WebP, AVIF, GIF or TIFF.`,
    )
  }
}

/**
 * Decodes to 8-bit sRGB whose long side is `longSide` pixels: turned upright by EXIF, the first frame of an animation, alpha on white,
 * CMYK, grey and 16-bit converted. JPEG is shrunk while it is read. Throws SkipError `not-an-image`, `image-unsupported`,
 * `image-too-large`, `image-damaged`.
 */
export async function decodePhoto(bytes: Uint8Array, longSide: number): Promise<DecodedPhoto> {
  refuseUnreadable(bytes)
  // libvips' own limit would count pixels alone; ours counts bytes, below.
  const image = sharp(bytes, { failOn: 'error', limitInputPixels: false, sequentialRead: true })
  try {
    const { autoOrient, channels, depth } = await image.metadata()
    const decodedBytes = autoOrient.width * autoOrient.height * channels * (BYTES_OF_DEPTH[depth] ?? 4)
    if (decodedBytes > MAX_DECODED_BYTES) {
      throw new SkipError(
        'image-too-large',
        `${autoOrient.width} × ${autoOrient.height} pixels are too many (${MAX_DECODED_BYTES} bytes decoded are accepted).`,
      )
    }
    const source = { width: autoOrient.width, height: autoOrient.height }
    const size = fitWithin(source, longSide)
    const rgb = await image
      .autoOrient()
      .flatten({ background: WHITE })
      .toColourspace('srgb')
      .resize({ ...size, fit: 'fill', kernel: 'linear' })
      .raw({ depth: 'uchar' })
      .toBuffer()
    return { source, size, rgb }
  } catch (error) {
    if (error instanceof SkipError) throw error
    throw new SkipError('image-damaged', `The photo can't be decoded: ${firstLine(error)}`, { cause: error })
  }
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
}
