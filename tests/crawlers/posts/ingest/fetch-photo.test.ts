import { afterEach, describe, expect, it } from 'vitest'
import { fetchPhoto } from '../../../../src/crawlers/posts/ingest/fetch-photo.ts'
import type { SourceId } from '../../../../src/domain/post.ts'
import { type FakeUpstream, openFakeUpstream } from '../../../fakes/fake-upstream.ts'
import { webFor } from '../driver-harness.ts'

describe('the photo of a post', () => {
  let upstream: FakeUpstream
  afterEach(() => upstream.close())

  async function fetchFrom(source: SourceId, link: string, headers: Record<string, string> = {}) {
    upstream = await openFakeUpstream(({ path }) =>
      path === '/robots.txt'
        ? { status: 404 }
        : { headers: { 'content-type': 'image/jpeg', ...headers }, body: 'pixels' },
    )
    const options = { admit: async () => {}, signal: new AbortController().signal }
    const imageUrl = `${upstream.url}/1.jpg`
    return fetchPhoto(
      webFor(upstream.url),
      { source, link: link || `${upstream.url}/post`, imageUrl },
      options,
    )
  }

  it('is fetched as it is', async () => {
    expect(new TextDecoder().decode(await fetchFrom('page', ''))).toBe('pixels')
    expect(upstream.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/1.jpg'])
  })

  it.each(['feed', 'page'] as const)(
    'that a public %s names never lies on an origin that only settings open',
    async (source) => {
      await expect(fetchFrom(source, 'https://public.example.org/post/1')).rejects.toMatchObject({
        code: 'url-refused',
      })
      expect(upstream.requests).toEqual([])
    },
  )

  it.each(['noimageindex', 'all, NoAI', 'otherbot: nofollow, none', 'ondot: noindex'])(
    'is left out where its server wishes it: X-Robots-Tag %s',
    async (wish) => {
      await expect(fetchFrom('mastodon', '', { 'x-robots-tag': wish })).rejects.toMatchObject({
        code: 'photo-wish',
      })
    },
  )

  it.each([
    'all',
    'nofollow, max-image-preview:large',
    'otherbot: noindex',
    'unavailable_after: 25 Jun 2030 15:00:00 PST',
  ])('is taken where its server wishes nothing of us: X-Robots-Tag %s', async (wish) => {
    await expect(fetchFrom('mastodon', '', { 'x-robots-tag': wish })).resolves.toBeDefined()
  })

  it('that an API names is taken by its terms, whatever its server says of search', async () => {
    await expect(fetchFrom('flickr', '', { 'x-robots-tag': 'noindex' })).resolves.toBeDefined()
  })

  it('that an API names may lie where its base URL does, whatever its page is', async () => {
    await expect(fetchFrom('commons', 'https://commons.wikimedia.org/wiki/File:1')).resolves.toBeDefined()
  })
})
