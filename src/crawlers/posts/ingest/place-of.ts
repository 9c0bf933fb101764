import type { Place } from '../../../domain/place.ts'
import type { Post } from '../../../domain/post.ts'
import type { Gazetteer } from '../../../domain/regions/gazetteer.ts'
import { readRegions } from '../../../domain/regions/region-table.ts'
import { createFindMentions } from './place-mentions.ts'
import { createPlaceNames } from './place-names.ts'
import { readPlaceWords } from './place-words.ts'
import { settleMentions } from './settle-mentions.ts'

export type PlacedPost = Pick<Post, 'coordinates' | 'placeNames' | 'tags' | 'caption'>
/** null: unknown. */
export type PlaceOf = (post: PlacedPost) => Place | null

/**
 * Where a photo was taken: its coordinates, else the places that its source states, else those that tags and caption name. Names are read
 * in Korean and English, and of Korea only; a post that names a place abroad has no place by words.
 */
export function createPlaceOf(gazetteer: Pick<Gazetteer, 'resolve'>): PlaceOf {
  const words = readPlaceWords()
  const find = createFindMentions(createPlaceNames(readRegions(), words), words)

  return ({ coordinates, placeNames, tags, caption }) => {
    if (coordinates && isSomewhere(coordinates)) return gazetteer.resolve(coordinates.lat, coordinates.lon)
    const stated = find(placeNames, true)
    if (stated.elsewhere) return null
    const settled = settleMentions(stated.places)
    if (settled) return settled.place
    const told = find([...tags, caption], false)
    if (told.elsewhere) return null
    return settleMentions([...stated.places, ...told.places])?.place ?? null
  }
}

/** 0,0 is what broken cameras and forms write; it lies in the sea. */
export function isSomewhere({ lat, lon }: { lat: number; lon: number }): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !(lat === 0 && lon === 0)
}
