import { isoWithOffset, localDate } from '../../../domain/local-time.ts'
import type { TakenAt } from '../../../domain/post.ts'
import type { PhotoExif } from './photo-exif.ts'

/** No photo from before was dated by a camera; 1970 and 1980 are clocks that were never set. */
const FIRST_DATE = '1990-01-01'
/** Where many cameras begin to count when their battery was out. */
const CLOCK_RESET = { date: '2000-01-01', time: '00:00' }

/**
 * When the photo was taken, on the clock of its place: as the source says; where it says only the day, with the camera's time if that is
 * of the same day; where it says nothing, as the camera says. null: nobody knows, or it can't be (before cameras, in the future).
 */
export function takenAtOf(
  stated: TakenAt | null,
  exif: Pick<PhotoExif, 'takenAt' | 'offsetMin'>,
  at: { timeZone: string; nowMs: number },
): TakenAt | null {
  const today = localDate(at.nowMs, at.timeZone)
  const source = possible(stated, today)
  const camera = possible(atPlace(exif, at.timeZone), today)
  if (source === null) return camera
  return source.time === null && camera?.date === source.date ? camera : source
}

function possible(takenAt: TakenAt | null, today: string): TakenAt | null {
  if (takenAt === null || takenAt.date < FIRST_DATE || takenAt.date > today) return null
  if (takenAt.date === CLOCK_RESET.date && takenAt.time === CLOCK_RESET.time) return null
  return takenAt
}

/** A camera that says its own zone is set right by it: a traveller's clock may still be that of home. */
function atPlace({ takenAt, offsetMin }: Pick<PhotoExif, 'takenAt' | 'offsetMin'>, timeZone: string) {
  if (!takenAt?.time || offsetMin === null) return takenAt
  const atMs = Date.parse(`${takenAt.date}T${takenAt.time}Z`) - offsetMin * 60_000
  const local = isoWithOffset(atMs, timeZone)
  return { date: local.slice(0, 10), time: local.slice(11, 16) }
}
