import { afterEach } from 'vitest'
import {
  createWebClient,
  type WebClient,
  type WebClientOptions,
} from '../../../src/crawlers/web/web-client.ts'
import type { WebAnswer, WebRequest } from '../../../src/crawlers/web/web-request.ts'
import { type FakeSite, openFakeSite, type Page } from '../../fakes/fake-site.ts'

export const CONTACT = 'mailto:crawls@example.com'

type Closable = { close(): unknown }
const open: Closable[] = []

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close()
})

/** Closed after the test. */
export function closing<T extends Closable>(each: T): T {
  open.push(each)
  return each
}

export async function site(pages: Readonly<Record<string, Page>>): Promise<FakeSite> {
  return closing(await openFakeSite(pages))
}

/** A client that may call the sites and waits for nobody; `options` say otherwise. */
export function clientOf(sites: readonly FakeSite[], options: Partial<WebClientOptions> = {}): WebClient {
  return closing(
    createWebClient({
      contact: CONTACT,
      allowedOrigins: sites.map(({ url }) => url),
      minIntervalMs: 0,
      backoffMs: 1,
      ...options,
    }),
  )
}

export const request = (url: string, more: Partial<WebRequest> = {}): WebRequest => ({
  url,
  accept: ['text/'],
  maxBytes: 1_000,
  signal: AbortSignal.timeout(25_000),
  ...more,
})

export const textOf = ({ body }: WebAnswer): string => new TextDecoder().decode(body)
