import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type IngestStages, ingestPost } from '../../../../src/crawlers/posts/ingest/ingest-post.ts'
import { createPlaceOf } from '../../../../src/crawlers/posts/ingest/place-of.ts'
import { readRelevanceWords } from '../../../../src/crawlers/posts/ingest/relevance-words.ts'
import { createGazetteer } from '../../../../src/domain/regions/gazetteer.ts'
import { SkipError } from '../../../../src/errors.ts'
import { aPost, someTags } from '../../../fakes/a-post.ts'

const placeOf = createPlaceOf(createGazetteer())
const checkWords = readRelevanceWords(null)
const photo = await sharp({ create: { width: 640, height: 960, channels: 3, background: '#808080' } })
  .withExif({
    IFD2: { DateTimeOriginal: '2025:10:12 18:05:00' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '35/1 9/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '129/1 9/1 0/1',
    },
  })
  .jpeg()
  .toBuffer()
const weather = {
  apparentC: 20,
  temperatureC: 21,
  humidityPct: 50,
  windMs: 2,
  precipitationMm: 0,
  source: 'kma-asos',
  distanceKm: 3,
}

/** Stages that let everything pass, and the names of those that were reached. */
function stages(change: Partial<IngestStages> = {}): IngestStages & { reached: string[] } {
  const reached: string[] = []
  return {
    reached,
    commercial: false,
    checkWords,
    placeOf,
    looks: {
      async duplicateOf() {
        reached.push('duplicates')
        return null
      },
    },
    async fetch() {
      reached.push('fetch')
      return photo
    },
    async detect() {
      reached.push('detect')
      return { tags: someTags(), modelVersion: 'test-1' }
    },
    async askWeather() {
      reached.push('weather')
      return weather
    },
    passed: (stage) => reached.push(stage),
    clock: () => Date.parse('2026-11-21T03:00:00Z'),
    ...change,
  }
}

describe('a post that passes every stage', () => {
  it('is a look with its place, time, garments, weather and thumbnail', async () => {
    const all = stages()
    const post = aPost('1', { tags: ['남자코디'], personKey: 'abc' })
    const { id, thumbnail, ...look } = await ingestPost(post, all)
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(look).toEqual({
      source: 'commons',
      sourceId: '1',
      link: post.link,
      author: post.author,
      licence: post.licence,
      placeCode: '1168064000',
      takenOn: '2026-05-01',
      takenTime: '14:20',
      slot: 'day',
      gender: 'male',
      width: 80,
      height: 120,
      garments: someTags().garments,
      classes: ['jacket', 'jeans'],
      modelVersion: 'test-1',
      state: 'evidence',
      reason: null,
      weather,
      contentHash: createHash('sha256').update(photo).digest('hex'),
      perceptualHash: '0f0f0f0f0f0f0f0f',
      personKey: 'abc',
      regions: ['1168064000', '1168000000', '1100000000', 'KR', 'world'],
    })
    expect((await sharp(thumbnail!).metadata()).height).toBe(320)
    expect(all.reached).toEqual([
      'fetch',
      'fetched',
      'duplicates',
      'detect',
      'tagged',
      'duplicates',
      'weather',
    ])
  })

  it('has its place and time from the camera where the source says neither', async () => {
    const look = await ingestPost(aPost('1', { coordinates: null, takenAt: null }), stages())
    expect(look).toMatchObject({
      placeCode: '2635052500',
      takenOn: '2025-10-12',
      takenTime: '18:05',
      slot: 'evening',
    })
  })

  it('has an unknown slot where only the day is known', async () => {
    const look = await ingestPost(aPost('1', { takenAt: { date: '2026-05-01', time: null } }), stages())
    expect(look).toMatchObject({ takenOn: '2026-05-01', takenTime: null, slot: 'unknown' })
  })

  it('waits where its weather may come', async () => {
    const look = await ingestPost(aPost('1'), stages({ askWeather: async () => 'later' }))
    expect(look).toMatchObject({ state: 'waiting', weather: null })
  })

  it('keeps no copy of a photo whose licence allows none', async () => {
    const licence = { id: 'unknown', url: null, copies: false }
    expect((await ingestPost(aPost('1', { licence }), stages())).thumbnail).toBeNull()
  })
})

describe('a post that is kept out', () => {
  const reasonOf = (post: Parameters<typeof aPost>[1], all: IngestStages) =>
    ingestPost(aPost('1', post), all).then(
      () => 'it became a look',
      (error) => (error instanceof SkipError ? error.code : error),
    )
  const known = (by: 'content' | 'near' | 'person-day') => ({
    looks: { duplicateOf: async () => ({ id: 'another', by }) },
  })

  it('by its words is never fetched', async () => {
    const all = stages()
    expect(await reasonOf({ caption: '경복궁 한복 체험' }, all)).toBe('costume')
    expect(all.reached).toEqual([])
  })
  it('by its licence is never fetched', async () => {
    const all = stages({ commercial: true })
    const licence = { id: 'cc-by-nc-2.0', url: null, copies: false }
    expect(await reasonOf({ licence }, all)).toBe('licence-noncommercial')
    expect(all.reached).toEqual([])
  })
  it('for its place or time is never shown to the detector', async () => {
    const blank = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const all = stages({ fetch: async () => blank })
    expect(await reasonOf({ coordinates: { lat: 0, lon: 0 } }, all)).toBe('no-place')
    expect(await reasonOf({ takenAt: { date: '2031-01-01', time: null } }, all)).toBe('no-time')
    expect(all.reached).not.toContain('detect')
  })
  it('as a photo or person of the day that is known is not shown to the detector', async () => {
    const all = stages(known('content'))
    expect(await reasonOf({}, all)).toBe('duplicate')
    expect(await reasonOf({}, stages(known('person-day')))).toBe('same-person-day')
    expect(all.reached).not.toContain('detect')
  })
  it('as nearly the same photo', async () => {
    const duplicateOf: IngestStages['looks']['duplicateOf'] = async ({ perceptualHash }) =>
      perceptualHash === null ? null : { id: 'another', by: 'near' }
    expect(await reasonOf({}, stages({ looks: { duplicateOf } }))).toBe('near-duplicate')
  })
  it('for what it shows never asks for weather', async () => {
    const all = stages({ detect: async () => ({ tags: someTags({ garments: [] }), modelVersion: 'test-1' }) })
    expect(await reasonOf({}, all)).toBe('no-outfit')
    expect(all.reached).not.toContain('weather')
  })
  it('because nobody observed its weather', async () => {
    expect(await reasonOf({}, stages({ askWeather: async () => 'never' }))).toBe('no-weather')
  })
  it('by what the detector says of its bytes', async () => {
    const detect = async () => Promise.reject(new SkipError('not-an-image', '…'))
    expect(await reasonOf({}, stages({ detect }))).toBe('not-an-image')
  })
})
