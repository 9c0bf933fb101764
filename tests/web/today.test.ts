import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAILY } from '../api/api-harness.ts'
import { chromiumPath, expectNoBarriers, inChromium, openBrowser, visit } from './chromium.ts'
import { openStage } from './stage.ts'

describe.skipIf(!chromiumPath)(inChromium('today on the page'), () => {
  let stage: Awaited<ReturnType<typeof openStage>>
  let browser: Browser
  beforeAll(async () => {
    stage = await openStage({ meanC: 12, falls: 'rain' })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
  })

  it('shows a first visitor the headline, the figure and the number that the API answers', async () => {
    const { page, faults, hosts, leave } = await visit(browser)
    await page.goto(stage.url)
    const said = (await stage.get(`${DAILY}?region=1100000000&lang=ko`)).json()
    await page.getByRole('heading', { level: 1, name: said.headline }).waitFor()
    expect(await page.locator('.felt-value').textContent()).toBe(`${said.slots[0].apparentC.toFixed(1)}°`)
    const figure = page.getByRole('img', { name: /^아침 옷차림 그림: / })
    const morning = said.outfits[0].garments
      .filter(({ wornIn }: { wornIn: string[] }) => wornIn.includes('morning'))
      .map(({ label }: { label: string }) => label)
    expect(await figure.getAttribute('aria-label')).toBe(`아침 옷차림 그림: ${morning.join(', ')}`)
    expect(await page.locator('.takes').innerText()).toContain('우산')
    expect([faults, [...hosts]]).toEqual([[], [new URL(stage.url).host]])
    await leave()
  })

  it('weighs at most 150 kB on a first visit, compressed, answers included', async () => {
    const { page, leave } = await visit(browser)
    let bytes = 0
    page.on('response', (response) => {
      bytes += Number(response.headers()['content-length'] ?? Number.NaN)
    })
    await page.goto(stage.url)
    await page.locator('.days').waitFor()
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes).toBeLessThanOrEqual(150_000)
    await leave()
  })

  it('takes off by day what the API says comes off, by mouse and by arrow key', async () => {
    const { page, leave } = await visit(browser)
    await page.goto(stage.url)
    const said = (await stage.get(`${DAILY}?region=1100000000&lang=ko`)).json()
    const off = said.outfits[0].garments
      .filter(({ wornIn }: { wornIn: string[] }) => !wornIn.includes('day'))
      .map(({ label }: { label: string }) => label)
    expect(off.length).toBeGreaterThan(0)
    await page.getByRole('tab', { name: '아침' }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tab', { name: '낮' }).getAttribute('aria-selected')).toBe('true')
    expect(await page.locator('.garments-off li').allInnerTexts()).toEqual(off)
    await page.getByRole('tab', { name: '아침' }).click()
    expect(await page.locator('.garments-off').count()).toBe(0)
    await leave()
  })

  it('offers three outfits, ten days, yesterday and last year', async () => {
    const { page, leave } = await visit(browser)
    await page.goto(stage.url)
    await page.getByRole('button', { name: /^목/ }).waitFor()
    expect(await page.locator('.days button').count()).toBe(10)
    const said = (await stage.get(`${DAILY}?region=1100000000&lang=ko&days=10`)).json()
    expect(await page.locator('.past').innerText()).toContain(
      `${said.yesterday.slots[0].apparentC.toFixed(1)}°`,
    )
    expect(await page.locator('.past').innerText()).toContain('작년 2025년 11월 22일')
    await page.locator('.days button').nth(3).click()
    await page.getByRole('heading', { level: 1, name: said.followingDays[2].headline }).waitFor()
    const other = page.locator('.alternative').nth(1)
    await other.click()
    expect(await other.getByRole('radio').isChecked()).toBe(true)
    await leave()
  })

  it('finds a place by initials, remembers it and the language', async () => {
    const { page, leave } = await visit(browser)
    await page.goto(stage.url)
    await page.getByRole('button', { name: '지역 바꾸기' }).click()
    await page.getByRole('searchbox').fill('ㄱㄴㄱ')
    await page.getByRole('button', { name: '서울특별시 강남구' }).first().click()
    await page.getByRole('button', { name: '서울특별시 강남구, 지역 바꾸기' }).waitFor()
    await page.getByText('여성복').click()
    await page.getByRole('button', { name: 'English' }).click()
    await page.reload()
    await page.getByRole('button', { name: 'Gangnam-gu, Seoul, change place' }).waitFor()
    const said = (await stage.get(`${DAILY}?region=1168000000&lang=en&gender=female`)).json()
    await page.getByRole('heading', { level: 1, name: said.headline }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    await leave()
  })

  it('goes where the device is, and sends the coordinates for the region only', async () => {
    const { page, leave } = await visit(browser, {
      geolocation: { latitude: 35.1587, longitude: 129.1604 },
      permissions: ['geolocation'],
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(stage.url)
    await page.getByRole('button', { name: '지역 바꾸기' }).click()
    await page.getByRole('button', { name: '내 위치로' }).click()
    await page.getByRole('button', { name: /^부산광역시 해운대구.*지역 바꾸기/ }).waitFor()
    expect(asked.filter((url) => url.includes('lat=')).map((url) => new URL(url).pathname)).toEqual([
      '/v1/regions',
    ])
    await leave()
  })

  it('answers without a network after the first visit, and says how old the answer is', async () => {
    const { page, leave } = await visit(browser)
    await page.goto(stage.url)
    await page.locator('.days').waitFor()
    const headline = await page.locator('h1').innerText()
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await page.evaluate(`localStorage.setItem('ondot.answers', JSON.stringify(
      JSON.parse(localStorage.getItem('ondot.answers')).map((kept) => ({ ...kept, atMs: kept.atMs - 3 * 3_600_000 }))))`)
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText('지금은 연결되지 않아요').waitFor()
    expect(await page.locator('h1').innerText()).toBe(headline)
    expect(await page.locator('.notice-offline').innerText()).toContain('3시간 전 받은 답이에요')
    await page.context().setOffline(false)
    await page.getByText('지금은 연결되지 않아요').waitFor({ state: 'detached' })
    await leave()
  })

  it('says what is wrong where the API refuses, and asks again', async () => {
    const { page, leave } = await visit(browser)
    await page.route(`**${DAILY}**`, (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        headers: { 'retry-after': '600' },
        body: JSON.stringify({
          code: 'no-weather-data',
          detail: 'Neither a forecast nor climate',
          status: 503,
        }),
      }),
    )
    await page.goto(stage.url)
    await page.getByRole('alert').getByText('Neither a forecast nor climate').waitFor()
    await page.unroute(`**${DAILY}**`)
    await page.getByRole('button', { name: '다시 해 보기' }).click()
    await page.locator('.felt-value').waitFor()
    await leave()
  })

  it.each([
    { colorScheme: 'light', viewport: { width: 390, height: 844 } },
    { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  ] as const)('has no serious barrier ($colorScheme, $viewport.width px)', async (options) => {
    const { page, leave } = await visit(browser, options)
    await page.goto(stage.url)
    await page.locator('.days').waitFor()
    await page.getByText('내 조건').click()
    await expectNoBarriers(page)
    await page.getByRole('button', { name: '지역 바꾸기' }).click()
    await page.getByRole('searchbox').fill('강남')
    await page.locator('.place-results').waitFor()
    await expectNoBarriers(page)
    await leave()
  })

  it.each(['/', '/photo', '/wardrobe', '/admin'])(
    'needs no sideways scrolling on 320 px: %s',
    async (path) => {
      const { page, leave } = await visit(browser, { viewport: { width: 320, height: 640 }, locale: 'en-GB' })
      await page.goto(stage.url + path)
      await page.locator(path === '/' ? '.days' : 'h1').waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
      await leave()
    },
  )
})
