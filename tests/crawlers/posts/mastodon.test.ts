import { afterEach, describe, expect, it } from 'vitest'
import { createMastodonDriver } from '../../../src/crawlers/posts/mastodon/mastodon-driver.ts'
import { describePostDriver } from '../../contracts/post-driver-contract.ts'
import { mastodonStatus, openFakeMastodon } from '../../fakes/fake-mastodon.ts'
import type { FakeUpstream } from '../../fakes/fake-upstream.ts'
import { ids, readAll, webFor } from './driver-harness.ts'

const TOKEN = 'mastodon-secret-token'

describePostDriver('Mastodon', {
  open: (replyWith) =>
    openFakeMastodon({
      statuses: [
        ...Array.from({ length: 90 }, (_, i) => mastodonStatus(i + 1)),
        mastodonStatus(200, { tags: null }),
      ],
      token: TOKEN,
      replyWith,
    }),
  create: (web, baseUrl) => createMastodonDriver({ web, baseUrl, token: TOKEN }),
  params: { query: 'ootd' },
  strangeParams: { query: 'x', url: 'https://example.org' },
  secret: TOKEN,
})

describe('Mastodon', () => {
  let upstream: FakeUpstream
  afterEach(() => upstream.close())

  async function read(statuses: Parameters<typeof openFakeMastodon>[0]['statuses']) {
    upstream = await openFakeMastodon({ statuses })
    return readAll(createMastodonDriver({ web: webFor(upstream.url), baseUrl: upstream.url, token: null }), {
      query: '#ootd',
    })
  }

  it('reads words, author and day of a status, and asks for nothing that it has', async () => {
    const { posts } = await read([mastodonStatus(7)])
    expect(posts).toEqual([
      {
        source: 'mastodon',
        sourceId: `${new URL(upstream.url).host}:m7`,
        link: 'https://mastodon.example/@kim/7',
        imageUrl: 'https://files.mastodon.example/7.jpg',
        author: { name: 'Kim', url: 'https://mastodon.example/@kim' },
        licence: { id: 'unknown', url: null, copies: false },
        caption: '오늘의 코디 #ootd 코트와 목도리',
        tags: ['ootd'],
        takenAt: { date: '2026-11-21', time: null },
        coordinates: null,
        placeNames: [],
        gender: 'unknown',
        personKey: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ])
  })

  it('leaves out who does not want to be found, bots, what is sensitive, and what has no photo', async () => {
    const account = mastodonStatus(0).account as Record<string, unknown>
    const { posts, skipped } = await read([
      mastodonStatus(1, { account: { ...account, noindex: true } }),
      mastodonStatus(2, { account: { ...account, bot: true } }),
      mastodonStatus(3, { sensitive: true }),
      mastodonStatus(4, { media_attachments: [] }),
      mastodonStatus(5, { visibility: 'unlisted' }),
      mastodonStatus(6),
    ])
    expect(ids({ posts })).toEqual([expect.stringMatching(/:m6$/)])
    expect(skipped).toEqual({ 'author-wish': 1, unsuited: 2, 'no-image': 1, 'not-public': 1 })
  })

  it('says what it needs where no instance is set', () => {
    const driver = createMastodonDriver({ web: webFor(), baseUrl: null, token: null })
    expect(driver.unavailable).toBe('MASTODON_BASE_URL is not set')
  })
})
