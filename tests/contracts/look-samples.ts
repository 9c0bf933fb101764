import { randomUUID } from 'node:crypto'
import type { LookWeather } from '../../src/domain/look.ts'
import type { Post } from '../../src/domain/post.ts'
import { createCrawlStore } from '../../src/store/crawl-store.ts'
import type { Database } from '../../src/store/database.ts'
import type { NewLook } from '../../src/store/look-ports.ts'
import { createPostLedger } from '../../src/store/post-ledger.ts'

export const noonMs = Date.parse('2026-11-21T12:00:00+09:00')

/** Every table of posts, looks and crawls; of so few rows deleting is faster than truncating. */
const TABLES = `post look look_thumbnail look_waiting look_print look_region evidence_count worn_together article block hashtag_use crawl
  source_setting source_success api_key audit_entry idempotency_key`

export async function emptyLooks(database: Database): Promise<void> {
  await database.query(
    TABLES.split(/\s+/)
      .map((table) => `delete from ${table}`)
      .join(';'),
  )
}

export function postOf(sourceId: string, over: Partial<Post> = {}): Post {
  return {
    source: 'commons',
    sourceId,
    link: `https://photos.example/page/${sourceId}`,
    imageUrl: `https://photos.example/image/${sourceId}.jpg`,
    author: { name: 'Kim', url: 'https://photos.example/people/kim' },
    licence: { id: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/', copies: true },
    caption: '겨울 코트, 서울',
    tags: ['코트'],
    takenAt: { date: '2026-01-15', time: '14:35' },
    coordinates: { lat: 37.5, lon: 127.03 },
    placeNames: [],
    gender: 'female',
    personKey: null,
    ...over,
  }
}

export const GANGNAM_REGIONS = ['1168064000', '1168000000', '1100000000', 'KR', 'world']

export function weatherOf(apparentC: number): LookWeather {
  return {
    apparentC,
    temperatureC: apparentC + 1.5,
    humidityPct: 40,
    windMs: 0,
    precipitationMm: 0,
    source: 'kma-asos',
    distanceKm: 7.25,
  }
}

/** Evidence at 0.5 °C: a coat and jeans, by day, in January. */
export function lookOf(sourceId: string, over: Partial<NewLook> = {}): NewLook {
  return {
    id: randomUUID(),
    source: 'commons',
    sourceId,
    link: `https://photos.example/page/${sourceId}`,
    author: { name: 'Kim', url: 'https://photos.example/people/kim' },
    licence: { id: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/', copies: true },
    placeCode: '1168064000',
    takenOn: '2026-01-15',
    takenTime: '14:35',
    slot: 'day',
    gender: 'female',
    width: 640,
    height: 960,
    garments: [
      {
        class: 'coat',
        score: 0.91,
        box: [10, 20, 300, 500],
        colours: [{ id: 'navy', ko: '남색', en: 'navy', lab: [20, 5, -25.5], share: 0.8 }],
      },
    ],
    classes: ['coat', 'jeans'],
    modelVersion: 'm1',
    state: 'evidence',
    reason: null,
    weather: weatherOf(0.5),
    thumbnail: new Uint8Array([0xff, 0xd8, 0, 1, 2]),
    contentHash: null,
    perceptualHash: null,
    personKey: null,
    regions: GANGNAM_REGIONS,
    ...over,
  }
}

/** Stores looks as the pipeline does, each by its post; returns their ids. */
export async function storeLooks(database: Database, looks: readonly NewLook[]): Promise<string[]> {
  const ledger = createPostLedger(database)
  await ledger.addPosts(looks.map(({ source, sourceId, author }) => postOf(sourceId, { source, author })))
  for (const look of looks) await ledger.end(look.source, look.sourceId, { kind: 'look', look }, noonMs)
  return looks.map(({ id }) => id)
}

/** A crawl that runs; returns its id. */
export async function startCrawl(database: Database, budget = 100): Promise<string> {
  const crawls = createCrawlStore(database)
  const id = randomUUID()
  await crawls.create(
    { id, source: 'commons', params: { query: 'coat' }, requestedBy: 'cli', budget },
    noonMs,
  )
  await crawls.move(id, 'running', noonMs)
  return id
}
