import type { CheerioAPI } from 'cheerio'

/** What describes a picture or a post with one, best first (schema.org). */
const TYPES = [
  'ImageObject',
  'Photograph',
  'SocialMediaPosting',
  'BlogPosting',
  'NewsArticle',
  'Article',
  'CreativeWork',
]

type LdNode = Record<string, unknown>
export type JsonLdFields = Partial<
  Record<
    'image' | 'caption' | 'author' | 'authorUrl' | 'createdAt' | 'publishedAt' | 'place' | 'licence',
    string
  >
> & { tags?: string[] }

/** What the page's JSON-LD says about its post; blocks that aren't JSON are passed over. */
export function jsonLdOf($: CheerioAPI): JsonLdFields {
  const nodes = $('script[type="application/ld+json"]')
    .toArray()
    .flatMap((script) => nodesIn($(script).text()))
  const type = TYPES.find((name) => nodes.some((node) => typesOf(node).includes(name)))
  const node = nodes.find((found) => typesOf(found).includes(type))
  if (type === undefined || !node) return {}
  const author = firstNode(node.author ?? node.creator)
  const location = firstNode(node.contentLocation ?? node.locationCreated)
  return defined({
    image: urlOf(node.contentUrl) ?? urlOf(node.image) ?? urlOf(node.thumbnailUrl),
    caption: [text(node.headline ?? node.name), text(node.caption ?? node.articleBody ?? node.description)]
      .filter(Boolean)
      .join(' '),
    author: text(author?.name) ?? text(node.author),
    authorUrl: text(author?.url),
    createdAt: text(node.dateCreated),
    publishedAt: text(node.datePublished) ?? text(node.uploadDate),
    place: text(location?.name) ?? text(node.contentLocation),
    licence: urlOf(node.license),
    tags: keywordsOf(node.keywords),
  })
}

function nodesIn(script: string): LdNode[] {
  let read: unknown
  try {
    read = JSON.parse(script)
  } catch {
    return []
  }
  return (Array.isArray(read) ? read : [read]).flatMap((item) => {
    if (!isNode(item)) return []
    return [item, ...(Array.isArray(item['@graph']) ? item['@graph'].filter(isNode) : [])]
  })
}

function typesOf(node: LdNode): unknown[] {
  return Array.isArray(node['@type']) ? node['@type'] : [node['@type']]
}

/** A URL itself, the first of a list, or that of an ImageObject or CreativeWork. */
function urlOf(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value
  if (typeof one === 'string') return one
  return isNode(one) ? (text(one.contentUrl) ?? text(one.url) ?? text(one['@id'])) : undefined
}

function firstNode(value: unknown): LdNode | undefined {
  const one = Array.isArray(value) ? value[0] : value
  return isNode(one) ? one : undefined
}

function keywordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => text(item) ?? [])
  return (text(value) ?? '').split(',').flatMap((word) => word.trim() || [])
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function isNode(value: unknown): value is LdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function defined(fields: { [K in keyof JsonLdFields]: JsonLdFields[K] | undefined }): JsonLdFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))
}
