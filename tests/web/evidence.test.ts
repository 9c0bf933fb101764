import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCrawlStore } from '../../src/store/crawl-store.ts'
import { createPostLedger } from '../../src/store/post-ledger.ts'
import { lookOf, storeLooks, weatherOf } from '../contracts/look-samples.ts'
import { openEmbedded, type TestDatabase } from '../store/test-databases.ts'
import { chromiumPath, expectNoBarriers, inChromium, openBrowser, visit } from './chromium.ts'
import { openStage } from './stage.ts'

const GANGNAM_CHOSEN = `localStorage.setItem('ondot.choices', JSON.stringify({ place:
  { code: '1168000000', name: '서울특별시 강남구', nameEn: 'Gangnam-gu, Seoul' } }))`

describe.skipIf(!chromiumPath)(inChromium('what people wore, on the page'), () => {
  let opened: TestDatabase
  let stage: Awaited<ReturnType<typeof openStage>>
  let browser: Browser
  beforeAll(async () => {
    opened = await openEmbedded()
    stage = await openStage({ meanC: 5, falls: 'none' }, { database: opened.database })
    browser = await openBrowser()
    const photo = await sharp({ create: { width: 240, height: 360, channels: 3, background: '#8aa' } })
      .jpeg()
      .toBuffer()
    await storeArticles(opened.database)
    await storeLooks(opened.database, [
      lookOf('near', { thumbnail: photo, weather: weatherOf(1.1) }),
      lookOf('far', { thumbnail: null, weather: weatherOf(9) }),
    ])
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
    await opened?.close()
  })

  it('comes when one scrolls there: rates with their interval, as the API says', async () => {
    const { page, faults, leave } = await visit(browser)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.addInitScript(GANGNAM_CHOSEN)
    await page.goto(stage.url)
    await page.locator('.days').waitFor()
    expect(asked).not.toContain('/v1/wear-rates')
    await page.locator('.evidence').scrollIntoViewIfNeeded()
    const day = (await stage.get('/v1/recommendations/daily?region=1168000000')).json()
    const { apparentC } = day.slots[0]
    const rates = (await stage.get(`/v1/wear-rates?region=1168000000&apparent=${apparentC}`)).json()
    const { rate, interval } = rates.groups.scarf
    await page.getByLabel('옷', { exact: true }).selectOption('scarf')
    const [count, from, to] = [rate, ...interval].map((share: number) => Math.round(share * 100))
    await page.getByText(`100명 중 ${count}명이 목도리 차림이에요 (90% 구간 ${from}–${to}명)`).waitFor()
    await page.getByRole('img', { name: /^목도리: 체감 / }).waitFor()
    expect(faults).toEqual([])
    await expectNoBarriers(page)
    await leave()
  })

  it('shows the photos that speak, nearest weather first: our copy, or the boxes where none may be kept', async () => {
    const { page, faults, leave } = await visit(browser)
    await page.addInitScript(GANGNAM_CHOSEN)
    await page.goto(stage.url)
    await page.locator('.evidence').scrollIntoViewIfNeeded()
    const looks = page.locator('.look')
    await looks.nth(1).waitFor()
    expect(await looks.nth(0).innerText()).toContain('1.1°')
    expect(await looks.nth(0).innerText()).toContain('Kim, cc-by-4.0')
    expect(await looks.nth(0).getByRole('link').getAttribute('href')).toBe('https://photos.example/page/near')
    expect(await looks.nth(0).locator('image').count()).toBe(1)
    expect(await looks.nth(1).locator('image').count()).toBe(0)
    await looks.nth(1).getByRole('img', { name: '코트' }).waitFor()
    expect(faults).toEqual([])
    await leave()
  })

  it('tells the news beside it, by title, source and day', async () => {
    const { page, faults, leave } = await visit(browser)
    await page.addInitScript(GANGNAM_CHOSEN)
    await page.goto(stage.url)
    await page.locator('.evidence').scrollIntoViewIfNeeded()
    const news = page.locator('.news li')
    await news.first().waitFor()
    expect(await news.allInnerTexts()).toEqual(['주말 한파 기상청 · 11월 20일'])
    expect(await news.getByRole('link').getAttribute('href')).toBe('https://news.example/1')
    expect(faults).toEqual([])
    await expectNoBarriers(page)
    await leave()
  })
})

async function storeArticles(database: TestDatabase['database']): Promise<void> {
  const crawl = { id: randomUUID(), source: 'news', params: {}, requestedBy: 'test', budget: 10 } as const
  await createCrawlStore(database).create(crawl, 0)
  const article = {
    link: 'https://news.example/1',
    title: '주말 한파',
    source: '기상청',
    topic: 'weather',
  } as const
  await createPostLedger(database).addPage(crawl.id, {
    posts: [],
    articles: [{ ...article, publishedAtMs: Date.parse('2026-11-20T10:00:00Z') }],
    skipped: {},
    cursor: null,
    nextCursor: null,
    last: true,
  })
}
