import { load } from 'cheerio'
import { parseFeed } from 'feedsmith'
import { RetryError, SkipError } from '../../../errors.ts'

/** One entry of a feed, whatever its format. Addresses may be relative. */
export type FeedItem = {
  id: string
  link: string
  /** Title and content as they came: HTML. */
  title: string
  html: string
  author: string | null
  categories: readonly string[]
  /** Epoch ms; null where the feed doesn't say. */
  publishedAtMs: number | null
  /** Addresses of pictures, those that the feed itself names before those in the text. */
  images: readonly string[]
  coordinates: { lat: number; lon: number } | null
  licenceUrl: string | null
}

export type Feed = { title: string; items: readonly FeedItem[] }

/** Reads RSS, Atom, RDF and JSON feeds. Throws SkipError `feed-unreadable` for what is none, RetryError `upstream-body` for one that is cut short. */
export function readFeed(text: string): Feed {
  const read = parsed(text)
  switch (read.format) {
    case 'json':
      return {
        title: read.feed.title ?? '',
        items: (read.feed.items ?? []).flatMap((item) => jsonItem(item) ?? []),
      }
    case 'atom': {
      const licence = licenceOf(read.feed)
      return {
        title: read.feed.title?.value ?? '',
        items: (read.feed.entries ?? []).flatMap((entry) => atomItem(entry, licence) ?? []),
      }
    }
    case 'rss': {
      const licence = licenceOf(read.feed)
      return {
        title: read.feed.title ?? '',
        items: (read.feed.items ?? []).flatMap((item) => rssItem(item, licence) ?? []),
      }
    }
    case 'rdf':
      return {
        title: read.feed.title ?? '',
        items: (read.feed.items ?? []).flatMap((item) => rssItem(item, null) ?? []),
      }
  }
}

function parsed(text: string) {
  try {
    return parseFeed(text)
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'MalformedError')
      throw new RetryError('upstream-body', 'the feed is cut short or broken', { cause })
    throw new SkipError('feed-unreadable', 'not an RSS, Atom or JSON feed', { cause })
  }
}

type Read = ReturnType<typeof parsed>
type RssItem = NonNullable<Extract<Read, { format: 'rss' }>['feed']['items']>[number]
type RdfItem = NonNullable<Extract<Read, { format: 'rdf' }>['feed']['items']>[number]
type AtomEntry = NonNullable<Extract<Read, { format: 'atom' }>['feed']['entries']>[number]
type JsonItem = NonNullable<Extract<Read, { format: 'json' }>['feed']['items']>[number]

function rssItem(item: RssItem | RdfItem, feedLicence: string | null): FeedItem | null {
  const rss: Partial<RssItem> = 'pubDate' in item || 'guid' in item || 'enclosures' in item ? item : {}
  const html = item.content?.encoded ?? item.description ?? ''
  const link = item.link ?? (rss.guid?.isPermaLink === false ? undefined : rss.guid?.value)
  if (link === undefined) return null
  return {
    id: rss.guid?.value ?? link,
    link,
    title: item.title ?? '',
    html,
    author: item.dc?.creators?.[0] ?? null,
    categories: (rss.categories ?? []).flatMap(({ name }) => name ?? []),
    publishedAtMs: timeOf(rss.pubDate ?? item.dc?.dates?.[0]),
    images: [
      ...(rss.enclosures ?? [])
        .filter(({ type }) => type?.startsWith('image/'))
        .flatMap(({ url }) => url ?? []),
      ...mediaOf(item.media),
      ...imagesIn(html),
    ],
    coordinates: placeOf(item.georss?.point, rss.geo),
    licenceUrl: licenceOf(rss) ?? feedLicence,
  }
}

function atomItem(entry: AtomEntry, feedLicence: string | null): FeedItem | null {
  const links = entry.links ?? []
  const link = links.find(({ rel }) => rel === undefined || rel === 'alternate')?.href
  if (link === undefined) return null
  const html = entry.content?.value ?? entry.summary?.value ?? ''
  const enclosures = links.filter(({ rel, type }) => rel === 'enclosure' && type?.startsWith('image/'))
  return {
    id: entry.id ?? link,
    link,
    title: entry.title?.value ?? '',
    html,
    author: entry.authors?.[0]?.name ?? null,
    categories: (entry.categories ?? []).flatMap(({ label, term }) => label ?? term ?? []),
    publishedAtMs: timeOf(entry.published ?? entry.updated),
    images: [...enclosures.flatMap(({ href }) => href ?? []), ...mediaOf(entry.media), ...imagesIn(html)],
    coordinates: placeOf(entry.georss?.point, entry.geo),
    licenceUrl: links.find(({ rel }) => rel === 'license')?.href ?? licenceOf(entry) ?? feedLicence,
  }
}

function jsonItem(item: JsonItem): FeedItem | null {
  if (item.url === undefined) return null
  const html = item.content_html ?? item.content_text ?? ''
  const attachments = (item.attachments ?? []).filter(({ mime_type }) => mime_type?.startsWith('image/'))
  return {
    id: item.id ?? item.url,
    link: item.url,
    title: item.title ?? '',
    html,
    author: item.authors?.[0]?.name ?? null,
    categories: item.tags ?? [],
    publishedAtMs: timeOf(item.date_published),
    images: [
      ...attachments.flatMap(({ url }) => url ?? []),
      ...(item.image ? [item.image] : []),
      ...imagesIn(html),
    ],
    coordinates: null,
    licenceUrl: null,
  }
}

type Media = NonNullable<RssItem['media']>

function mediaOf(media: Media | undefined): string[] {
  const contents = [
    ...(media?.contents ?? []),
    ...(media?.groups ?? []).flatMap((group) => group.contents ?? []),
  ]
  return contents
    .filter(({ medium, type }) => medium === 'image' || type?.startsWith('image/') || (!medium && !type))
    .flatMap(({ url }) => url ?? [])
}

function imagesIn(html: string): string[] {
  const $ = load(html, null, false)
  return $('img[src]')
    .toArray()
    .flatMap((img) => $(img).attr('src') ?? [])
}

function licenceOf(of: {
  cc?: { license?: string }
  creativeCommons?: { licenses?: string[] }
}): string | null {
  return of.creativeCommons?.licenses?.[0] ?? of.cc?.license ?? null
}

function placeOf(
  point: { lat?: number; lng?: number } | undefined,
  geo: { lat?: number; long?: number } | undefined,
): FeedItem['coordinates'] {
  const [lat, lon] = [point?.lat ?? geo?.lat, point?.lng ?? geo?.long]
  return lat === undefined || lon === undefined ? null : { lat, lon }
}

function timeOf(text: string | undefined): number | null {
  const atMs = Date.parse(text ?? '')
  return Number.isNaN(atMs) ? null : atMs
}
