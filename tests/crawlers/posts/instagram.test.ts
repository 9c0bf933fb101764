import { afterEach, describe, expect, it } from 'vitest'
import { createInstagramDriver } from '../../../src/crawlers/posts/instagram/instagram-driver.ts'
import type { HashtagBudget } from '../../../src/store/look-ports.ts'
import { describePostDriver } from '../../contracts/post-driver-contract.ts'
import { type InstagramMedium, instagramImage, openFakeInstagram } from '../../fakes/fake-instagram.ts'
import type { FakeReply, FakeUpstream } from '../../fakes/fake-upstream.ts'
import { ids, readAll, webFor } from './driver-harness.ts'

const TOKEN = 'EAABsecrettoken'
const account = { userId: '17841400000000000', token: TOKEN }
const clock = () => Date.parse('2026-11-21T00:00:00Z')
const plenty: HashtagBudget = { take: async () => true }

describePostDriver('Instagram', {
  open: (replyWith) =>
    openFakeInstagram({
      ...account,
      recent: [
        ...Array.from({ length: 60 }, (_, i) => instagramImage(i + 1)),
        instagramImage(0, { permalink: 4 }),
      ],
      top: [instagramImage(100)],
      replyWith,
    }),
  create: (web, baseUrl) => createInstagramDriver({ web, baseUrl, account, hashtags: plenty, clock }),
  params: { query: '#남자코디' },
  strangeParams: { query: 'x', near: { lat: 37, lon: 127, radiusKm: 1 } },
  secret: TOKEN,
})

describe('Instagram', () => {
  let upstream: FakeUpstream
  afterEach(() => upstream.close())

  async function driver(
    recent: readonly InstagramMedium[],
    top: readonly InstagramMedium[] = [],
    options: { hashtags?: HashtagBudget; replyWith?: () => FakeReply | null } = {},
  ) {
    const { hashtags = plenty, replyWith = () => null } = options
    upstream = await openFakeInstagram({ ...account, recent, top, replyWith })
    return createInstagramDriver({
      web: webFor(upstream.url),
      baseUrl: upstream.url,
      account,
      hashtags,
      clock,
    })
  }

  it('reads what is recent, then what is liked most', async () => {
    const read = await readAll(await driver([instagramImage(1), instagramImage(2)], [instagramImage(9)]), {
      query: 'ootd',
    })
    expect(ids(read)).toEqual(['1', '2', '9'])
    expect(read.requests).toBe(3)
  })

  it('takes a post in Korean that says "today" for that day in Korea, and no other', async () => {
    const { posts } = await readAll(
      await driver([
        instagramImage(1),
        instagramImage(2, { caption: '작년 이맘때 #남자코디' }),
        instagramImage(3, { caption: '#ootd in New York' }),
      ]),
      { query: '남자코디' },
    )
    expect(posts.map(({ takenAt }) => takenAt)).toEqual([{ date: '2026-11-21', time: null }, null, null])
    expect(posts[0]).toMatchObject({
      tags: ['남자코디', '성수동'],
      author: null,
      personKey: null,
      licence: { id: 'instagram-platform', copies: false },
      gender: 'unknown',
    })
  })

  it('takes the photos of an album one by one, and no films', async () => {
    const album = instagramImage(5, {
      media_type: 'CAROUSEL_ALBUM',
      media_url: undefined,
      children: {
        data: [
          { id: '51', media_type: 'IMAGE', media_url: 'https://scontent.cdninstagram.com/51.jpg' },
          { id: '52', media_type: 'VIDEO', media_url: 'https://scontent.cdninstagram.com/52.mp4' },
          { id: '53', media_type: 'IMAGE' },
        ],
      },
    })
    const read = await readAll(await driver([album, instagramImage(6, { media_type: 'VIDEO' })]), {
      query: 'ootd',
    })
    expect(ids(read)).toEqual(['51'])
    expect(read.skipped).toEqual({ 'no-image': 1, 'no-photo': 1 })
  })

  it('asks for a hashtag once a run, and not where the week is spent', async () => {
    const asked: unknown[] = []
    const spent: HashtagBudget = {
      take: async (...args) => {
        asked.push(args)
        return false
      },
    }
    await expect(
      readAll(await driver([], [], { hashtags: spent }), { query: '#가을 코디' }),
    ).rejects.toMatchObject({
      code: 'hashtags-spent',
      reaction: 'throttle',
    })
    expect(asked).toEqual([[account.userId, '가을코디', 30, 7 * 86_400_000, clock()]])
    expect(upstream.requests).toHaveLength(0)
  })

  it.each([
    [190, 'abort'],
    [10, 'abort'],
    [4, 'throttle'],
    [18, 'throttle'],
    [2, 'retry'],
    [24, 'skip'],
  ])('answers fault %d with %s', async (code, reaction) => {
    const replyWith = () => ({
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        error: { code, message: `token ${TOKEN} is not welcome`, type: 'OAuthException' },
      }),
    })
    const error = await readAll(await driver([], [], { replyWith }), { query: 'x' }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ reaction })
    expect(String(error)).not.toContain(TOKEN)
  })
})
