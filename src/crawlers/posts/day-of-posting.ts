import { localDate } from '../../domain/local-time.ts'
import type { TakenAt } from '../../domain/post.ts'

/** Words by which people say that they show what they wear that day. */
const THAT_DAY =
  /오오티디|오늘의? ?(코디|룩|옷|착장)|데일리 ?(룩|코디)|#?ootd|outfit ?of ?the ?day|#?(today'?s|daily) ?(outfit|look)/iu
const HANGUL = /\p{Script=Hangul}/u
const KOREA = 'Asia/Seoul'

/**
 * Where a source tells only when something was posted: its day, for posts in Korean that say that they show what was worn that day; the
 * time of day stays unknown. Else null: a photo may be posted any time after it was taken.
 */
export function dayOfPosting(caption: string, postedAtMs: number): TakenAt | null {
  if (Number.isNaN(postedAtMs)) return null
  if (!THAT_DAY.test(caption) || !HANGUL.test(caption)) return null
  return { date: localDate(postedAtMs, KOREA), time: null }
}
