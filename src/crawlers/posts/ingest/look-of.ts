import { randomUUID } from 'node:crypto'
import { evidenceRegions } from '../../../domain/evidence.ts'
import type { LookWeather } from '../../../domain/look.ts'
import type { Post } from '../../../domain/post.ts'
import { slotOfHour } from '../../../domain/slot.ts'
import type { NewLook } from '../../../store/look-ports.ts'
import type { WornAt } from './look-weather-of.ts'

/** What is the same of every look, seen or told; without weather (null) it waits for it. */
type FromPost = Pick<
  NewLook,
  | 'id'
  | 'source'
  | 'sourceId'
  | 'link'
  | 'author'
  | 'licence'
  | 'placeCode'
  | 'takenOn'
  | 'takenTime'
  | 'slot'
> &
  Pick<NewLook, 'state' | 'reason' | 'weather' | 'regions'>

/** A new look's origin, place, time and weather. Pure but for its id. */
export function lookOf(post: Post, { place, takenAt }: WornAt, weather: LookWeather | null): FromPost {
  const { source, sourceId, link, author, licence } = post
  const { date, time } = takenAt
  return {
    id: randomUUID(),
    source,
    sourceId,
    link,
    author,
    licence,
    placeCode: place.code,
    takenOn: date,
    takenTime: time,
    slot: time === null ? 'unknown' : slotOfHour(Number(time.slice(0, 2))),
    state: weather === null ? 'waiting' : 'evidence',
    reason: null,
    weather,
    regions: evidenceRegions(place),
  }
}
