import sharp from 'sharp'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeyToken } from '../../src/store/key-token.ts'
import { metricSum, metricValues } from '../../web/src/admin/metric.ts'
import { eventsOf, type StreamEvent } from '../../web/src/admin/event-stream.ts'
import { lookOf, storeLooks } from '../contracts/look-samples.ts'
import { openEmbedded, type TestDatabase } from '../store/test-databases.ts'
import { chromiumPath, expectNoBarriers, inChromium, openBrowser, visit } from './chromium.ts'
import { openStage } from './stage.ts'

describe('what the console reads', () => {
  it('is server-sent events, however the network cuts them', async () => {
    const text =
      'event: progress\ndata: {"a":1}\n\n: still here\n\nevent: end\ndata: {"b":\ndata: "온도"}\n\n'
    const bytes = new TextEncoder().encode(text)
    for (const size of [1, 7, bytes.length]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.slice(i * size, (i + 1) * size),
      )
      const events: StreamEvent[] = []
      for await (const event of eventsOf(ReadableStream.from(pieces))) events.push(event)
      expect(events).toEqual([
        { event: 'progress', data: '{"a":1}' },
        { event: 'end', data: '{"b":\n"온도"}' },
      ])
    }
  })

  it('is metrics, summed over their labels', () => {
    const text = 'x_total{a="1",s="500"} 2\nx_total{a="2",s="200"} 3\nx_total_more 9\n# x_total 7\ny 4.5'
    expect([
      metricSum(text, 'x_total'),
      metricSum(text, 'x_total', 's="5'),
      metricSum(text, 'y'),
      metricSum(text, 'z'),
    ]).toEqual([5, 2, 4.5, null])
    expect(metricValues(text, 'x_total')[1]).toEqual({ labels: { a: '2', s: '200' }, value: 3 })
  })
})

describe.skipIf(!chromiumPath)(inChromium('the console'), () => {
  let opened: TestDatabase
  let stage: Awaited<ReturnType<typeof openStage>>
  let browser: Browser
  let token: string

  beforeAll(async () => {
    opened = await openEmbedded()
    stage = await openStage({ meanC: 8, falls: 'none' }, { database: opened.database })
    browser = await openBrowser()
    const key = createKeyToken()
    token = key.token
    await stage.stores.apiKeys.create(
      { id: key.id, name: 'night shift', scopes: ['admin'] },
      key.secretHash,
      0,
    )
    const photo = await sharp({ create: { width: 240, height: 360, channels: 3, background: '#8aa' } })
      .webp()
      .toBuffer()
    await storeLooks(opened.database, [
      lookOf('kept', { thumbnail: photo }),
      lookOf('wrong', { thumbnail: null, classes: ['hat'] }),
    ])
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
    await opened?.close()
  })

  async function enter(): Promise<{ page: Page; leave: () => Promise<void> }> {
    const { page, leave } = await visit(browser, { viewport: { width: 1100, height: 900 } })
    await page.goto(`${stage.url}/admin`)
    await page.getByLabel('API 키').fill(token)
    await page.getByRole('button', { name: '들어가기' }).click()
    await page.getByRole('heading', { name: '최근 착장' }).waitFor()
    return { page, leave }
  }

  it('asks for a key, says what is wrong with one, and forgets it with the tab', async () => {
    const { page, leave } = await visit(browser)
    await page.goto(`${stage.url}/admin`)
    await page.getByLabel('API 키').fill('ondot_wrong')
    await page.getByRole('button', { name: '들어가기' }).click()
    await page.getByRole('alert').getByText('This key is not known').waitFor()
    expect(
      await page.evaluate('[sessionStorage.length, JSON.stringify(localStorage).includes("ondot_")]'),
    ).toEqual([0, false])
    await leave()
  })

  it('starts a crawl and shows its stages as they come, until it has ended', async () => {
    const { page, leave } = await enter()
    await page.getByLabel('찾을 말').fill('겨울 코트')
    await page.getByRole('button', { name: '시작', exact: true }).click()
    const row = page.locator('.crawl').first()
    await row.getByText('대기').first().waitFor()
    const [crawl] = await stage.stores.crawls.list({ limit: 1, before: null })
    expect(crawl).toMatchObject({
      source: 'commons',
      params: { query: '겨울 코트', limit: 100 },
      requestedBy: 'night shift',
    })
    const { id } = crawl!
    await stage.stores.crawls.move(id, 'running', stage.time.nowMs)
    await stage.stores.crawls.count(id, { found: 12, fetched: 5, 'excluded:licence': 3 })
    await row.locator('.stages li', { hasText: 'found' }).getByText('12').waitFor()
    await row.getByText('제외: licence 3').waitFor()
    await stage.stores.crawls.fault(id, { kind: 'upstream-busy', message: 'try later' }, stage.time.nowMs)
    await row.getByText('오류 종류').click()
    await row.getByText('try later').waitFor()
    await stage.stores.crawls.move(id, 'done', stage.time.nowMs)
    await row.getByText('끝남').waitFor()
    await leave()
  })

  it('stops a crawl, and says in words why one can not start', async () => {
    const { page, leave } = await enter()
    await page.getByLabel('찾을 말').fill('sandals')
    await page.getByRole('button', { name: '시작', exact: true }).click()
    const row = page.locator('.crawl', { hasText: 'sandals' })
    await row.getByRole('button', { name: '멈추기' }).click()
    await row.locator('.state', { hasText: '멈춤' }).waitFor()
    await page.locator('.crawl-form select').selectOption('flickr')
    await page.getByRole('button', { name: '시작', exact: true }).click()
    await page.getByRole('alert').getByText('set FLICKR_KEY to crawl Flickr').waitFor()
    await leave()
  })

  it('sets a source, and takes down a look for good', async () => {
    const { page, leave } = await enter()
    const commons = page.locator('.sources-list li', { hasText: 'commons' })
    await commons.getByLabel('일정').fill('0 3 * * *')
    await commons.getByLabel('켜짐').uncheck()
    await commons.getByRole('button', { name: '저장' }).click()
    await commons.getByText('저장했어요.').waitFor()
    const [audit] = await stage.stores.audit.newest(1)
    expect(audit).toMatchObject({
      action: 'source.set',
      target: 'commons',
      details: { enabled: false, schedule: '0 3 * * *' },
    })
    const wrong = page.locator('.look', { hasText: 'hat' })
    await wrong.getByRole('button', { name: '내리기' }).click()
    await page.getByText('다시 오지 않아요').waitFor()
    await wrong.waitFor({ state: 'detached' })
    expect((await stage.stores.looks.newest(9)).map(({ sourceId }) => sourceId)).toEqual(['kept'])
    await leave()
  })

  it('has no serious barrier', async () => {
    const { page, leave } = await enter()
    await page.locator('.fact').first().waitFor()
    await expectNoBarriers(page)
    await leave()
  })
})
