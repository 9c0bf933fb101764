import sharp from 'sharp'
import { SkipError } from '../../../errors.ts'

/** Pixels of the long side. */
const LONG_SIDE = 320
const QUALITY = 78

/**
 * A small upright JPEG copy without any metadata (place and owner of the camera stay out). The photo has been decoded before, within the
 * detector's limits. Throws SkipError `image-damaged`.
 */
export async function thumbnailOf(photo: Uint8Array): Promise<Uint8Array> {
  try {
    return await sharp(photo, { failOn: 'error', limitInputPixels: false, sequentialRead: true })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize(LONG_SIDE, LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: QUALITY })
      .toBuffer()
  } catch (error) {
    throw new SkipError('image-damaged', 'No small copy of the photo could be made.', { cause: error })
  }
}
