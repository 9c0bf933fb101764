import exifReader from 'exif-reader'
import sharp from 'sharp'
import type { TakenAt } from '../../../domain/post.ts'

/** What the camera wrote into the file. */
export type PhotoExif = {
  takenAt: TakenAt | null
  /** Of the camera's clock from UTC, minutes; null where it wrote none: then the clock was that of the place, as far as anyone knows. */
  offsetMin: number | null
  coordinates: { lat: number; lon: number } | null
}

const NOTHING: PhotoExif = { takenAt: null, offsetMin: null, coordinates: null }

/**
 * Time and coordinates of a photo's EXIF. Reads the header, decodes no pixel. Damaged EXIF is none: never rejects, whatever the bytes.
 */
export async function readPhotoExif(bytes: Uint8Array): Promise<PhotoExif> {
  try {
    const { exif } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (!exif) return NOTHING
    const { Photo: photo, GPSInfo: gps } = exifReader(exif)
    return {
      takenAt: wallClock(photo?.DateTimeOriginal, exif),
      offsetMin: offsetOf(photo?.OffsetTimeOriginal),
      coordinates: coordinatesOf(gps ?? {}),
    }
  } catch {
    return NOTHING
  }
}

/**
 * The reader gives the camera's clock as if it were UTC, and carries impossible ones over into the next month: only what is written in
 * the file as it stands is taken.
 */
function wallClock(at: unknown, exif: Buffer): TakenAt | null {
  if (!(at instanceof Date) || Number.isNaN(at.getTime())) return null
  const [date, time] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)]
  return exif.includes(`${date.replaceAll('-', ':')} ${time}`, 'latin1') ? { date, time } : null
}

function offsetOf(text: unknown): number | null {
  const found = typeof text === 'string' ? /^([+-])(\d{2}):(\d{2})/.exec(text) : null
  if (!found) return null
  const minutes = Number(found[2]) * 60 + Number(found[3])
  return minutes <= 14 * 60 ? (found[1] === '-' ? -minutes : minutes) : null
}

function coordinatesOf(gps: Readonly<Record<string, unknown>>): PhotoExif['coordinates'] {
  const lat = degrees(gps.GPSLatitude, gps.GPSLatitudeRef)
  const lon = degrees(gps.GPSLongitude, gps.GPSLongitudeRef)
  return lat === null || lon === null ? null : { lat, lon }
}

function degrees(value: unknown, ref: unknown): number | null {
  if (!Array.isArray(value) || value.length !== 3 || !value.every(Number.isFinite)) return null
  const [degree, minute, second] = value as [number, number, number]
  const size = degree + minute / 60 + second / 3600
  return ref === 'S' || ref === 'W' ? -size : size
}
