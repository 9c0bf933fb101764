import { afterEach, describe, expect, it } from 'vitest'
import { createFlickrDriver } from '../../../src/crawlers/posts/flickr/flickr-driver.ts'
import type { CrawlParams } from '../../../src/domain/crawl.ts'
import { describePostDriver } from '../../contracts/post-driver-contract.ts'
import { type FlickrPhotoRow, flickrPhoto, openFakeFlickr } from '../../fakes/fake-flickr.ts'
import type { FakeUpstream } from '../../fakes/fake-upstream.ts'
import { ids, readAll, webFor } from './driver-harness.ts'

const KEY = 'f00dfeedf00dfeedf00dfeedf00dfeed'
const clock = () => Date.parse('2026-11-21T00:00:00Z')
const SEOUL: CrawlParams = {
  near: { lat: 37.5, lon: 127, radiusKm: 20 },
  from: '2025-01-01',
  to: '2025-12-31',
}

/** One photo each `minutes` from New Year on. */
function photosEvery(minutes: number, count: number): FlickrPhotoRow[] {
  const startMs = Date.parse('2025-01-01T00:00:00Z')
  return Array.from({ length: count }, (_, i) =>
    flickrPhoto(i + 1, new Date(startMs + i * minutes * 60_000).toISOString().slice(0, 19)),
  )
}

describePostDriver('Flickr', {
  open: (replyWith) =>
    openFakeFlickr({
      photos: [...photosEvery(60, 300), flickrPhoto(999, '2025-03-01T10:00:00', { title: 7 })],
      key: KEY,
      replyWith,
    }),
  create: (web, baseUrl) => createFlickrDriver({ web, baseUrl, key: KEY, clock }),
  params: SEOUL,
  strangeParams: { query: 'x', site: 'y' },
  secret: KEY,
})

describe('Flickr', () => {
  let upstream: FakeUpstream
  afterEach(() => upstream.close())

  async function read(photos: readonly FlickrPhotoRow[], params = SEOUL, key = KEY) {
    upstream = await openFakeFlickr({ photos, key: KEY })
    return readAll(
      createFlickrDriver({ web: webFor(upstream.url), baseUrl: upstream.url, key, clock }),
      params,
    )
  }

  it('reads licence, author with a way back, place and local time of a photo', async () => {
    const { posts } = await read([flickrPhoto(5, '2025-05-05T18:30:00')])
    expect(posts[0]).toMatchObject({
      sourceId: '5',
      link: 'https://www.flickr.com/photos/12345%40N01/5/',
      imageUrl: 'https://live.staticflickr.com/1/5_abc_b.jpg',
      author: { name: 'Kim', url: 'https://www.flickr.com/photos/12345%40N01/' },
      licence: { id: 'cc-by-2.0', copies: true },
      tags: ['여자코디', 'seoul', 'streetfashion'],
      takenAt: { date: '2025-05-05', time: '18:30' },
      coordinates: { lat: 37.4979, lon: 127.0276 },
    })
  })

  it('reads more than 4,000 results in slices of time, each photo once', async () => {
    const photos = photosEvery(50, 9_000)
    const read9000 = await read(photos)
    expect(read9000.posts).toHaveLength(9_000)
    expect(new Set(ids(read9000)).size).toBe(9_000)
    expect(read9000.requests).toBeLessThan(60)
  })

  it('never asks for licences that allow no use', async () => {
    const { posts } = await read([
      flickrPhoto(1, '2025-05-05T10:00:00', { license: '0' }),
      flickrPhoto(2, '2025-05-05T10:00:00', { license: '3' }),
      flickrPhoto(3, '2025-05-05T10:00:00', { license: '9' }),
    ])
    expect(ids({ posts })).toEqual(['3'])
    expect(posts[0]?.licence.id).toBe('cc0-1.0')
  })

  it('knows no time where the date is that of the upload or only a month, and no place at 0, 0', async () => {
    const { posts } = await read([
      flickrPhoto(1, '2025-05-05T10:00:00', { datetakenunknown: '1' }),
      flickrPhoto(2, '2025-05-01T00:00:00', { datetakengranularity: '4' }),
      flickrPhoto(3, '2025-05-03T00:00:00', { latitude: 0, longitude: 0 }),
    ])
    expect(posts.map(({ sourceId, takenAt }) => [sourceId, takenAt])).toEqual([
      ['1', null],
      ['3', { date: '2025-05-03', time: '00:00' }],
      ['2', null],
    ])
    expect(posts.find(({ sourceId }) => sourceId === '3')?.coordinates).toBeNull()
  })

  it('stops for a key that is wrong, without telling it', async () => {
    const error = await read([], SEOUL, 'wrong-key').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'upstream-denied', reaction: 'abort' })
    expect(String(error)).not.toContain('wrong-key')
  })

  it('says that it needs a key', async () => {
    upstream = await openFakeFlickr({ photos: [], key: KEY })
    const driver = createFlickrDriver({ web: webFor(upstream.url), baseUrl: upstream.url, key: null, clock })
    expect(driver.unavailable).toBe('FLICKR_API_KEY is not set')
    await expect(readAll(driver, SEOUL)).rejects.toMatchObject({ code: 'key-missing' })
  })
})
