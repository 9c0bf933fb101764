import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { extractPage } from '../../../src/crawlers/posts/page/extract-page.ts'
import { linksIn } from '../../../src/crawlers/posts/page/links-in.ts'
import { createPageDriver } from '../../../src/crawlers/posts/page/page-driver.ts'
import { readSites } from '../../../src/crawlers/posts/page/read-sites.ts'
import type { SiteProfile } from '../../../src/crawlers/posts/page/site-profile.ts'
import { type FakeReply, type FakeUpstream, openFakeUpstream } from '../../fakes/fake-upstream.ts'
import { readAll, webFor } from './driver-harness.ts'

const html = (head: string, body = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
const og = '<meta property="og:image" content="/og.jpg"><meta property="og:title" content="OG title">'

const LOOK = {
  '@type': 'ImageObject',
  contentUrl: 'https://img.style.example/1.jpg',
  name: '성수동 룩',
  caption: '가을 #데일리룩',
  author: { '@type': 'Person', name: 'Kim', url: 'https://style.example/@kim' },
  dateCreated: '2025-10-03T14:22:10+09:00',
  contentLocation: { '@type': 'Place', name: '서울 성수동' },
  license: 'https://creativecommons.org/licenses/by/4.0/',
  keywords: '코트, 목도리',
}

describe('a page of a post', () => {
  it('is read by its JSON-LD first, also in a graph and beside blocks that are none', () => {
    const broken = '<script type="application/ld+json">{"a":</script>'
    const page = extractPage(
      html(
        broken +
          og +
          ld({ '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', name: 'x' }, LOOK] }),
      ),
    )
    expect(page).toEqual({
      canonical: null,
      image: 'https://img.style.example/1.jpg',
      caption: '성수동 룩 가을 #데일리룩',
      author: 'Kim',
      authorUrl: 'https://style.example/@kim',
      createdAt: '2025-10-03T14:22:10+09:00',
      publishedAt: null,
      place: '서울 성수동',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      tags: ['코트', '목도리', '데일리룩'],
      wishesOut: false,
    })
  })

  it('then by OpenGraph, then by microdata, each field from the first that has it', () => {
    const micro = `<div itemscope itemtype="https://schema.org/Photograph"><img itemprop="image" src="/micro.jpg">
      <span itemprop="author">Lee</span><time itemprop="dateCreated" datetime="2025-09-01">1 Sept</time></div>`
    expect(extractPage(html(og, micro))).toMatchObject({
      image: '/og.jpg',
      caption: 'OG title',
      author: 'Lee',
      createdAt: '2025-09-01',
    })
    expect(extractPage(html('', micro))).toMatchObject({ image: '/micro.jpg', caption: '' })
  })

  it('last by what a profile finds in __NEXT_DATA__', () => {
    const data = {
      props: {
        pageProps: {
          post: {
            images: [{ url: 'https://i/1.jpg' }],
            text: 'WEAR #ootd',
            tags: ['coat'],
            at: '2025-09-01 10:00',
          },
        },
      },
    }
    const page = html(`<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data)}</script>`)
    const mapping = {
      image: 'props.pageProps.post.images.0.url',
      caption: 'props.pageProps.post.text',
      tags: 'props.pageProps.post.tags',
      takenAt: 'props.pageProps.post.at',
      author: 'props.pageProps.post.__proto__.constructor',
    }
    expect(extractPage(page, mapping)).toMatchObject({
      image: 'https://i/1.jpg',
      caption: 'WEAR #ootd',
      tags: ['coat', 'ootd'],
      createdAt: '2025-09-01 10:00',
      author: null,
    })
  })

  it.each(['noindex', 'noai, noimageai', 'none', 'NOIMAGEINDEX'])(
    'wishes to be left out by robots="%s"',
    (content) => {
      expect(extractPage(html(`<meta name="robots" content="${content}">${og}`)).wishesOut).toBe(true)
    },
  )

  it('holds nothing where there is nothing', () => {
    expect(extractPage('')).toMatchObject({ image: null, caption: '', tags: [], wishesOut: false })
  })
})

describe('links', () => {
  const pattern = /https:\/\/style\.example\/post\/\d+/u
  it('count where the whole address matches, each once, without fragment', () => {
    const page =
      '<a href="/post/1#top">1</a><a href="https://style.example/post/1">1</a><a href="/post/2/edit">x</a><a href="/post/3">3</a><a href="http://[">?</a>'
    expect(linksIn(page, 'https://style.example/list', pattern)).toEqual([
      'https://style.example/post/1',
      'https://style.example/post/3',
    ])
  })
  it('of a sitemap count too', () => {
    const sitemap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://style.example/post/5</loc></url><url><loc>https://style.example/about</loc></url></urlset>`
    expect(linksIn(sitemap, 'https://style.example/', pattern)).toEqual(['https://style.example/post/5'])
  })
})

describe('the page driver', () => {
  let upstream: FakeUpstream
  afterEach(() => upstream?.close())

  const site = (over: Partial<SiteProfile> = {}): SiteProfile => ({
    id: 'snaps',
    name: 'Snaps',
    on: true,
    reason: 'Its terms allow it.',
    start: [`${upstream.url}/list`, `${upstream.url}/sitemap.xml`],
    linkPattern: `${upstream.url.replaceAll('.', '\\.')}/post/\\d+`,
    publishedIsTaken: true,
    ...over,
  })

  async function open(pages: Record<string, string | FakeReply>) {
    upstream = await openFakeUpstream(({ path }) => {
      const page = pages[path]
      if (page === undefined) return { status: 404, headers: { 'content-type': 'text/html' }, body: 'gone' }
      return typeof page === 'string' ? { headers: { 'content-type': 'text/html' }, body: page } : page
    })
  }
  const driver = (over: Partial<SiteProfile> = {}) =>
    createPageDriver({
      web: webFor(upstream.url),
      sites: [site(over)],
      allowedOrigins: new Set([upstream.url]),
    })

  it('reads lists and sitemaps, then each post once; posts that are gone are counted', async () => {
    await open({
      '/list': '<a href="/post/1">1</a><a href="/post/2">2</a><a href="/about">about</a>',
      '/sitemap.xml': {
        headers: { 'content-type': 'application/xml' },
        body: '<?xml version="1.0"?><urlset></urlset>',
      },
      '/post/1': html(`${og}<meta property="article:published_time" content="2025-10-03T10:00:00+09:00">`),
    })
    const { posts, skipped } = await readAll(driver(), { site: 'snaps' })
    expect(skipped).toEqual({ 'upstream-refused': 1 })
    expect(posts).toHaveLength(1)
    expect(posts[0]).toMatchObject({
      source: 'page',
      link: `${upstream.url}/post/1`,
      imageUrl: `${upstream.url}/og.jpg`,
      caption: 'OG title',
      takenAt: { date: '2025-10-03', time: null },
      licence: { id: 'unknown', copies: false },
    })
  })

  it('obeys robots.txt whatever the profile says', async () => {
    await open({
      '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /post/\n' },
      '/list': '<a href="/post/1">1</a>',
    })
    const { posts, skipped } = await readAll(driver({ start: [`${upstream.url}/list`] }), { site: 'snaps' })
    expect(posts).toEqual([])
    expect(skipped).toEqual({ 'robots-disallowed': 1 })
    expect(upstream.requests.map(({ path }) => path)).not.toContain('/post/1')
  })

  it('leaves out pages that wish it', async () => {
    await open({
      '/list': '<a href="/post/1">1</a><a href="/post/2">2</a><a href="/post/3">3</a>',
      '/post/1': html(`<meta name="robots" content="noimageindex">${og}`),
      '/post/2': { headers: { 'content-type': 'text/html', 'x-robots-tag': 'noai' }, body: html(og) },
      '/post/3': {
        headers: { 'content-type': 'text/html', 'x-robots-tag': 'otherbot: noai' },
        body: html(og),
      },
    })
    const { skipped } = await readAll(driver({ start: [`${upstream.url}/list`] }), { site: 'snaps' })
    expect(skipped).toEqual({ 'page-wish': 2 })
  })

  it('refuses sites that are unknown or off, and addresses elsewhere', async () => {
    await open({})
    expect(() => driver().checkParams({ site: 'nosuch' })).toThrow('site: no such site; turned on: snaps')
    expect(() => driver({ on: false, reason: 'Ask first, please.' }).checkParams({ site: 'snaps' })).toThrow(
      'site: snaps is switched off. Ask first, please.',
    )
    expect(() => driver().checkParams({ site: 'snaps', url: 'https://other.org/x' })).toThrow(
      `url: must lie on ${upstream.url}`,
    )
    expect(() => driver().checkParams({ site: 'snaps', url: 'http://169.254.169.254/latest' })).toThrow(
      'url: URL refused',
    )
  })
})

describe('the profiles', () => {
  it('ship with OnTheLook switched off, saying why and how to turn it on', () => {
    const [onTheLook] = readSites(null, [])
    expect(onTheLook).toMatchObject({
      id: 'onthelook',
      on: false,
      reason: expect.stringContaining('CRAWL_SITES'),
    })
    expect(readSites(null, ['onthelook'])[0]?.on).toBe(true)
    expect(() => readSites(null, ['nosuch'])).toThrow(
      'CRAWL_SITES names no profile: nosuch; there are onthelook',
    )
  })

  it('of an operator come from a file, which is told what is wrong with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ondot-sites-'))
    const file = join(folder, 'sites.json')
    const mine = {
      id: 'mine',
      name: 'Mine',
      on: true,
      reason: 'It is my own site.',
      start: ['https://mine.org/'],
      linkPattern: 'https://mine\\.org/p/.+',
      publishedIsTaken: true,
    }
    await writeFile(file, JSON.stringify([mine]))
    expect(readSites(file, []).map(({ id, on }) => [id, on])).toEqual([
      ['onthelook', false],
      ['mine', true],
    ])
    await writeFile(file, JSON.stringify([{ ...mine, linkPattern: '([aaaaaaaaa' }]))
    expect(() => readSites(file, [])).toThrow('mine: linkPattern is no regular expression')
    await writeFile(file, JSON.stringify([{ ...mine, start: 'https://mine.org/' }]))
    expect(() => readSites(file, [])).toThrow(/\/0\/start must be array/)
    await rm(folder, { recursive: true })
  })
})
