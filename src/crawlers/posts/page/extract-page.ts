import { type CheerioAPI, load } from 'cheerio'
import { hashtagsIn } from '../hashtags.ts'
import { plainText } from '../plain-text.ts'
import { wishesOut } from '../robots-wish.ts'
import { jsonLdOf } from './json-ld.ts'
import type { SiteProfile } from './site-profile.ts'

/** What a page says about its post, as text; null where it says nothing. */
export type PageFields = {
  canonical: string | null
  image: string | null
  caption: string
  author: string | null
  authorUrl: string | null
  /** When the photo was taken, else when the page was published. */
  createdAt: string | null
  publishedAt: string | null
  place: string | null
  licence: string | null
  tags: readonly string[]
  /** The page asks robots not to keep it. */
  wishesOut: boolean
}

type Found = Partial<
  Record<
    'image' | 'caption' | 'author' | 'authorUrl' | 'createdAt' | 'publishedAt' | 'place' | 'licence',
    string
  >
> & {
  tags?: readonly string[]
}

/** Reads a post's page: JSON-LD, then OpenGraph, microdata and `__NEXT_DATA__`; each field from the first that has it. Pure. */
export function extractPage(html: string, mapping: SiteProfile['nextData'] = {}): PageFields {
  const $ = load(html)
  const ways: Found[] = [jsonLdOf($), openGraphOf($), microdataOf($), nextDataOf($, mapping)]
  const first = (field: Exclude<keyof Found, 'tags'>) =>
    ways.map((found) => found[field]).find(Boolean) ?? null
  const caption = plainText(first('caption') ?? '', 5000)
  const tags = ways.find((found) => found.tags?.length)?.tags ?? []
  const robots = $('meta[name="robots" i], meta[name="ondot" i]')
    .toArray()
    .map((meta) => $(meta).attr('content') ?? '')
    .join(',')
  return {
    canonical: $('link[rel="canonical"]').attr('href') ?? null,
    image: first('image'),
    caption,
    author: first('author'),
    authorUrl: first('authorUrl'),
    createdAt: first('createdAt'),
    publishedAt: first('publishedAt'),
    place: first('place'),
    licence: first('licence') ?? $('a[rel~="license"], link[rel="license"]').attr('href') ?? null,
    tags: [...new Set([...tags, ...hashtagsIn(caption)].map((tag) => plainText(tag, 200)))].slice(0, 100),
    wishesOut: wishesOut(robots),
  }
}

function openGraphOf($: CheerioAPI): Found {
  const meta = (name: string) => $(`meta[property="${name}"], meta[name="${name}"]`).attr('content')
  return defined({
    image: meta('og:image:secure_url') ?? meta('og:image') ?? meta('twitter:image'),
    caption: [
      meta('og:title') ?? meta('twitter:title'),
      meta('og:description') ?? meta('twitter:description'),
    ]
      .filter(Boolean)
      .join(' '),
    author: meta('article:author') ?? meta('author'),
    publishedAt: meta('article:published_time'),
    tags: $('meta[property="article:tag"]')
      .toArray()
      .flatMap((tag) => $(tag).attr('content') ?? []),
  })
}

function microdataOf($: CheerioAPI): Found {
  const item = $('[itemscope]').first()
  const prop = (name: string) => {
    const found = item.find(`[itemprop~="${name}"]`).first()
    return (
      found.attr('content') ??
      found.attr('src') ??
      found.attr('href') ??
      found.attr('datetime') ??
      (found.text().trim() || undefined)
    )
  }
  return defined({
    image: prop('contentUrl') ?? prop('image'),
    caption: [prop('name') ?? prop('headline'), prop('description') ?? prop('caption')]
      .filter(Boolean)
      .join(' '),
    author: prop('author') ?? prop('creator'),
    createdAt: prop('dateCreated'),
    publishedAt: prop('datePublished'),
    place: prop('contentLocation'),
    licence: prop('license'),
  })
}

function nextDataOf($: CheerioAPI, mapping: NonNullable<SiteProfile['nextData']>): Found {
  const data = parsedOrNull($('script#__NEXT_DATA__').text())
  if (data === null) return {}
  const at = (path: string | undefined) =>
    path === undefined ? undefined : textOf(path.split('.').reduce(stepInto, data))
  const tags = mapping.tags === undefined ? [] : mapping.tags.split('.').reduce(stepInto, data)
  return defined({
    image: at(mapping.image),
    caption: at(mapping.caption),
    author: at(mapping.author),
    authorUrl: at(mapping.authorUrl),
    createdAt: at(mapping.takenAt),
    place: at(mapping.place),
    licence: at(mapping.licence),
    tags: Array.isArray(tags) ? tags.flatMap((tag) => textOf(tag) ?? []) : [],
  })
}

function stepInto(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

export function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function defined(fields: { [K in keyof Found]: Found[K] | undefined }): Found {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))
}
