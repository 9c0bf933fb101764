import type { DetectedGarment, PhotoTags } from '../../src/domain/detector.ts'
import type { GarmentClass } from '../../src/domain/garment-class.ts'
import type { Post } from '../../src/domain/post.ts'

/** A post that passes every stage, unless `change` says otherwise. */
export function aPost(sourceId: string, change: Partial<Post> = {}): Post {
  return {
    source: 'commons',
    sourceId,
    link: `https://commons.example.org/${sourceId}`,
    imageUrl: `https://upload.example.org/${sourceId}.jpg`,
    author: { name: 'Kim', url: 'https://commons.example.org/User:Kim' },
    licence: { id: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/', copies: true },
    caption: '',
    tags: [],
    takenAt: { date: '2026-05-01', time: '14:20' },
    coordinates: { lat: 37.5006, lon: 127.0364 },
    placeNames: [],
    gender: 'unknown',
    personKey: null,
    ...change,
  }
}

const BOXES: Partial<Record<GarmentClass, DetectedGarment['box']>> = {
  jacket: [20, 10, 40, 50],
  jeans: [22, 58, 36, 60],
}

/** Tags of one person in a jacket and jeans. */
export function someTags(change: Partial<PhotoTags> = {}): PhotoTags {
  const garments = (['jacket', 'jeans'] as const).map((kind) => ({
    class: kind,
    score: 0.8,
    box: BOXES[kind]!,
    colours: [],
  }))
  return { width: 80, height: 120, garments, perceptualHash: '0f0f0f0f0f0f0f0f', ...change }
}
