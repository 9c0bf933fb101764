import { afterEach, describe, expect, it } from 'vitest'
import { createWebClient, type WebClient, type WebRequest } from '../../../src/crawlers/web/web-client.ts'
import { type FakeReply, type FakeUpstream, openFakeUpstream } from '../../fakes/fake-upstream.ts'

const CONTACT = 'mailto:crawls@example.com'
let site: FakeUpstream | undefined
let client: WebClient | undefined

afterEach(async () => {
  client?.close()
  await site?.close()
})

/** A site whose pages are given by path; all else, robots.txt included, is not there. */
async function openSite(pages: Record<string, FakeReply | ((count: number) => FakeReply)>) {
  const counts = new Map<string, number>()
  site = await openFakeUpstream(({ path }) => {
    const count = (counts.get(path) ?? 0) + 1
    counts.set(path, count)
    const page = pages[path] ?? { status: 404 }
    return typeof page === 'function' ? page(count) : page
  })
  client = createWebClient({
    contact: CONTACT,
    allowedOrigins: [site.url],
    minIntervalMs: 0,
    backoffMs: 1,
  })
  const { url } = site
  return (path: string, request: Partial<WebRequest> = {}) =>
    client!.fetch({
      url: url + path,
      accept: ['text/'],
      maxBytes: 1_000,
      signal: AbortSignal.timeout(20_000),
      ...request,
    })
}

const html = (body: string): FakeReply => ({ body, headers: { 'content-type': 'text/html' } })

describe('the web client', () => {
  it('says who it is, asks for robots.txt first and once, then gives page after page', async () => {
    const fetch = await openSite({ '/a': html('<p>a'), '/b': html('<p>b') })
    const answer = await fetch('/a')
    expect(answer).toMatchObject({ url: `${site?.url}/a`, status: 200, contentType: 'text/html' })
    expect(new TextDecoder().decode(answer.body)).toBe('<p>a')
    await fetch('/b')
    expect(site?.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b'])
    for (const { headers } of site?.requests ?? []) {
      expect(headers['user-agent']).toMatch(/^ondot\/\d+\.\d+\.\d+ \(mailto:crawls@example\.com\)$/)
    }
  })

  it('fetches nothing without a contact', async () => {
    const anonymous = createWebClient({ contact: null })
    const request = { url: 'http://127.0.0.1/', accept: [], maxBytes: 1, signal: AbortSignal.timeout(1_000) }
    await expect(anonymous.fetch(request)).rejects.toMatchObject({
      code: 'contact-missing',
      reaction: 'abort',
      message: expect.stringContaining('Set CONTACT'),
    })
  })

  it('leaves alone what robots.txt disallows', async () => {
    const fetch = await openSite({
      '/robots.txt': { body: 'User-agent: *\nDisallow: /private/' },
      '/private/a': html('a'),
    })
    await expect(fetch('/private/a')).rejects.toMatchObject({ code: 'robots-disallowed', reaction: 'skip' })
    expect(site?.requests).toHaveLength(1)
  })

  it('does not ask for robots.txt where an API is called by its terms', async () => {
    const fetch = await openSite({ '/api': html('{}') })
    await fetch('/api', { robots: false })
    expect(site?.requests.map(({ path }) => path)).toEqual(['/api'])
  })
})
