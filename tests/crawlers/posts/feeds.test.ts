import { afterEach, describe, expect, it } from 'vitest'
import { createFeedDriver } from '../../../src/crawlers/posts/feed/feed-driver.ts'
import { createNewsDriver } from '../../../src/crawlers/posts/feed/news-driver.ts'
import { readFeed } from '../../../src/crawlers/posts/feed/read-feed.ts'
import { type FakeReply, type FakeUpstream, openFakeUpstream } from '../../fakes/fake-upstream.ts'
import { readAll, webFor } from './driver-harness.ts'

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule" xmlns:georss="http://www.georss.org/georss">
<channel><title>거리 패션</title><link>https://style.example/</link><description>매일</description>
<creativeCommons:license>https://creativecommons.org/licenses/by/4.0/</creativeCommons:license>
<item><title>오늘의 코디: 트렌치코트</title><link>/look/1</link><guid isPermaLink="false">look-1</guid>
  <pubDate>Fri, 20 Nov 2026 23:30:00 GMT</pubDate><category>여자코디</category><dc:creator>김기자</dc:creator>
  <georss:point>37.55 126.92</georss:point><description>&lt;p&gt;홍대에서 &lt;img src="/in-text.jpg"&gt;&lt;/p&gt;</description>
  <media:content url="https://img.style.example/1.jpg" medium="image"/></item>
<item><title>사진 없는 글</title><link>https://style.example/look/2</link><description>글만</description></item>
<item><title>본문 사진</title><link>https://style.example/look/3</link><description>&lt;img src="/3.jpg"&gt; #데일리룩</description></item>
</channel></rss>`

const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Looks</title><id>urn:1</id><updated>2026-11-20T00:00:00Z</updated>
<entry><id>urn:e1</id><title type="html">&lt;b&gt;Coat&lt;/b&gt;</title><link rel="alternate" href="https://style.example/e1"/>
<link rel="enclosure" type="image/png" href="https://img.style.example/e1.png"/><link rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/"/>
<published>2026-11-20T10:00:00Z</published><author><name>Lee</name></author><category term="ootd"/></entry></feed>`

const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Looks',
  items: [
    {
      id: '9',
      url: 'https://style.example/j9',
      title: 'Scarf',
      image: 'https://img.style.example/9.jpg',
      tags: ['scarf'],
    },
  ],
})

let upstream: FakeUpstream
afterEach(() => upstream.close())

async function serve(body: string, reply: FakeReply = {}): Promise<string> {
  upstream = await openFakeUpstream(({ path }) =>
    path === '/robots.txt'
      ? { status: 404 }
      : { headers: { 'content-type': 'application/xml; charset=utf-8' }, body, ...reply },
  )
  return `${upstream.url}/feed`
}

const feedDriver = () =>
  createFeedDriver({ web: webFor(upstream.url), allowedOrigins: new Set([upstream.url]) })

describe('a feed', () => {
  it('gives each entry with its first picture, licence, place and words', async () => {
    const url = await serve(RSS)
    const { posts, skipped, pages } = await readAll(feedDriver(), { url })
    expect(pages).toBe(1)
    expect(skipped).toEqual({ 'no-image': 1 })
    expect(posts[0]).toMatchObject({
      link: `${upstream.url}/look/1`,
      imageUrl: 'https://img.style.example/1.jpg',
      author: { name: '김기자', url: null },
      licence: { id: 'cc-by-4.0', copies: true },
      caption: '오늘의 코디: 트렌치코트 홍대에서',
      tags: ['여자코디'],
      takenAt: { date: '2026-11-21', time: null },
      coordinates: { lat: 37.55, lon: 126.92 },
    })
    expect(posts[1]).toMatchObject({
      imageUrl: 'https://style.example/3.jpg',
      takenAt: null,
      tags: ['데일리룩'],
    })
  })

  it.each([
    [
      'Atom',
      ATOM,
      {
        imageUrl: 'https://img.style.example/e1.png',
        licence: { id: 'cc0-1.0' },
        caption: 'Coat',
        tags: ['ootd'],
      },
    ],
    [
      'JSON',
      JSON_FEED,
      {
        imageUrl: 'https://img.style.example/9.jpg',
        licence: { id: 'unknown' },
        caption: 'Scarf',
        tags: ['scarf'],
      },
    ],
  ])('may be %s', async (_, body, post) => {
    const url = await serve(body)
    const { posts } = await readAll(feedDriver(), { url })
    expect(posts).toHaveLength(1)
    expect(posts[0]).toMatchObject(post)
  })

  it('gives the same entry the same id whenever it is read', async () => {
    const url = await serve(RSS)
    const [first, second] = [await readAll(feedDriver(), { url }), await readAll(feedDriver(), { url })]
    expect(first.posts.map(({ sourceId }) => sourceId)).toEqual(second.posts.map(({ sourceId }) => sourceId))
  })

  it('that is cut short may be whole the next time; a page that is none never will', async () => {
    expect(() => readFeed(RSS.slice(0, 900))).toThrow(
      expect.objectContaining({ code: 'upstream-body', reaction: 'retry' }),
    )
    expect(() => readFeed('<!doctype html><title>Login</title>')).toThrow(
      expect.objectContaining({ code: 'feed-unreadable' }),
    )
  })

  it('is not fetched where robots.txt forbids it', async () => {
    upstream = await openFakeUpstream(({ path }) =>
      path === '/robots.txt'
        ? { body: 'User-agent: *\nDisallow: /', headers: { 'content-type': 'text/plain' } }
        : { body: RSS },
    )
    await expect(readAll(feedDriver(), { url: `${upstream.url}/feed` })).rejects.toMatchObject({
      code: 'robots-disallowed',
    })
    expect(upstream.requests.map(({ path }) => path)).toEqual(['/robots.txt'])
  })

  it('must be public', async () => {
    await serve(RSS)
    const driver = feedDriver()
    for (const url of [
      'http://127.0.0.1/feed',
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'http://[::1]/',
      'http://0x7f.1/',
    ])
      expect(() => driver.checkParams({ url })).toThrow(/^url: URL refused/)
    expect(() => driver.checkParams({})).toThrow('url: feed needs url')
  })
})

describe('news', () => {
  it('come from every feed with title, link, time, source and topic', async () => {
    const url = await serve(
      RSS.replace(
        '<title>사진 없는 글</title>',
        '<title>기상청: 주말 &lt;b&gt;한파&lt;/b&gt;</title><pubDate>Fri, 20 Nov 2026 01:00:00 GMT</pubDate>',
      ),
    )
    const feeds = [
      { topic: 'weather', url },
      { topic: 'fashion', url: `${url}?second` },
    ] as const
    const { articles, posts, pages, skipped } = await readAll(
      createNewsDriver({ web: webFor(upstream.url), feeds }),
      {},
    )
    expect(posts).toEqual([])
    expect(pages).toBe(2)
    // The third entry says no time.
    expect(skipped).toEqual({ malformed: 2 })
    expect(articles[1]).toEqual({
      link: 'https://style.example/look/2',
      title: '기상청: 주말 한파',
      source: '거리 패션',
      publishedAtMs: Date.parse('2026-11-20T01:00:00Z'),
      topic: 'weather',
    })
    expect(articles.map(({ topic }) => topic)).toEqual(['weather', 'weather', 'fashion', 'fashion'])
  })

  it('need a feed', async () => {
    await serve(RSS)
    expect(createNewsDriver({ web: webFor(), feeds: [] }).unavailable).toBe('NEWS_FEEDS is not set')
  })
})
