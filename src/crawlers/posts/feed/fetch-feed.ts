import type { WebClient } from '../../web/web-client.ts'
import { type Feed, readFeed } from './read-feed.ts'

const MAX_BYTES = 8 * 2 ** 20
const TYPES = [
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
  'application/xml',
  'text/xml',
]

/** Fetches and reads a feed, with the address that it came from after redirects: what is relative in it starts there. */
export async function fetchFeed(
  web: WebClient,
  url: string,
  { signal, admit }: { signal: AbortSignal; admit: () => Promise<void> },
): Promise<Feed & { url: string }> {
  const answer = await web.fetch({ url, accept: TYPES, maxBytes: MAX_BYTES, signal, admit })
  return { ...readFeed(new TextDecoder().decode(answer.body)), url: answer.url }
}
