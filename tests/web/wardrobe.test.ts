import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Detector } from '../../src/domain/detector.ts'
import { openEmbedded, type TestDatabase } from '../store/test-databases.ts'
import { noise } from '../vision/pictures.ts'
import { hexOfLab } from '../../web/src/wardrobe/hex-of-lab.ts'
import { chromiumPath, expectNoBarriers, inChromium, openBrowser, visit } from './chromium.ts'
import { openStage } from './stage.ts'

/** Sees a navy coat in any photo. */
const detector: Detector = {
  modelVersion: 'fake',
  detect: async () => ({
    width: 10,
    height: 10,
    garments: [
      {
        class: 'coat',
        score: 0.9,
        box: [0, 0, 5, 5],
        colours: [{ id: 'navy', ko: '남색', en: 'navy', lab: [20, 5, -25], share: 0.9 }],
      },
    ],
    perceptualHash: '0'.repeat(16),
  }),
  close: async () => {},
}

describe('a colour', () => {
  it('is the same on the screen as it was measured', () => {
    // CIE reference colours of sRGB (D65): white, mid grey, pure red, pure blue.
    expect([
      hexOfLab([100, 0, 0]),
      hexOfLab([53.585, 0, 0]),
      hexOfLab([53.241, 80.092, 67.203]),
      hexOfLab([32.297, 79.188, -107.86]),
    ]).toEqual(['#ffffff', '#808080', '#ff0000', '#0000ff'])
  })
})

describe.skipIf(!chromiumPath)(inChromium('the wardrobe on the page'), () => {
  let opened: TestDatabase
  let stage: Awaited<ReturnType<typeof openStage>>
  let browser: Browser
  beforeAll(async () => {
    opened = await openEmbedded()
    stage = await openStage(
      { meanC: 6, falls: 'none' },
      { database: opened.database, openDetector: async () => detector },
    )
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
    await opened?.close()
  })

  it('takes clothes by name and by photo, and today is dressed from them alone', async () => {
    const { page, faults, leave } = await visit(browser)
    await page.goto(`${stage.url}/wardrobe`)
    for (const [code, name] of [
      ['t-shirt', '반팔 티셔츠'],
      ['jeans', '청바지'],
      ['sneakers', '운동화'],
    ] as const) {
      await page.getByLabel('옷 고르기').selectOption(code)
      await page.getByRole('button', { name: '담기', exact: true }).click()
      await page.getByRole('button', { name: `${name} 빼기` }).waitFor()
    }
    await page.getByLabel('사진으로 담기').setInputFiles({
      name: 'coat.png',
      mimeType: 'image/png',
      buffer: await noise(60, 60).png().toBuffer(),
    })
    const proposal = page.locator('.proposed li')
    await proposal.getByText('남색').waitFor()
    await expectNoBarriers(page)
    await proposal.getByRole('combobox').selectOption('wool-coat')
    await proposal.getByRole('button', { name: '맞아요' }).click()
    await page.getByText('옷 4벌').waitFor()
    expect(await page.locator('.proposed').count()).toBe(0)

    await page.getByRole('link', { name: '오늘' }).click()
    await page.getByText('내 조건').click()
    await page.getByLabel('내 옷장에서만 고르기').check()
    await page.getByText('내 옷 4벌에서 골랐어요').waitFor()
    const owned = ['반팔 티셔츠', '청바지', '운동화', '코트']
    const worn = await page.locator('.hero .garments li').allInnerTexts()
    expect(worn.length).toBeGreaterThan(0)
    expect(worn.filter((name) => !owned.includes(name))).toEqual([])
    expect(await page.locator('.hero .takes').last().innerText()).toContain('이날에 얇아요')
    expect(faults).toEqual([])
    await leave()
  })

  it('draws and names own clothes in their colours', async () => {
    const { page, faults, leave } = await visit(browser)
    await page.goto(`${stage.url}/wardrobe`)
    await page.getByLabel('옷 고르기').selectOption('long-sleeve-t-shirt')
    await page.getByRole('button', { name: '담기', exact: true }).click()
    await page.getByRole('button', { name: '긴팔 티셔츠 빼기' }).waitFor()
    const buffer = await noise(60, 60).png().toBuffer()
    await page.getByLabel('사진으로 담기').setInputFiles({ name: 'c.png', mimeType: 'image/png', buffer })
    const proposal = page.locator('.proposed li')
    await proposal.getByRole('combobox').selectOption('trench-coat')
    await proposal.getByRole('button', { name: '맞아요' }).click()
    await page.getByText('옷 2벌').waitFor()

    await page.getByRole('link', { name: '오늘' }).click()
    await page.getByText('내 조건').click()
    await page.getByLabel('내 옷장에서만 고르기').check()
    await page.getByText('내 옷 2벌에서 골랐어요').waitFor()
    const worn = await page.locator('.hero .wear').first().locator('.garments li').allInnerTexts()
    expect(worn).toEqual(['긴팔 티셔츠', '트렌치코트 남색'])
    const navy = `.hero .figure path[fill="${hexOfLab([20, 5, -25])}"]`
    expect(await page.locator(navy).count()).toBeGreaterThan(0)
    await expectNoBarriers(page)
    expect(faults).toEqual([])
    await leave()
  })

  it('takes in what a photo showed on the page of photos', async () => {
    const { page, leave } = await visit(browser)
    await page.goto(`${stage.url}/photo`)
    const buffer = await noise(60, 60).png().toBuffer()
    await page
      .getByLabel('사진 고르기')
      .last()
      .setInputFiles({ name: 'coat.png', mimeType: 'image/png', buffer })
    await page.getByRole('button', { name: '옷장에 담기' }).click()
    await page.locator('.proposed li').getByText('남색').waitFor()
    expect(new URL(page.url()).pathname).toBe('/wardrobe')
    await leave()
  })

  it('forgets what is taken out', async () => {
    const { page, leave } = await visit(browser)
    await page.goto(`${stage.url}/wardrobe`)
    await page.getByLabel('옷 고르기').selectOption('beanie')
    await page.getByRole('button', { name: '담기', exact: true }).click()
    await page.getByRole('button', { name: '비니 빼기' }).click()
    await page.getByText('옷 0벌').waitFor()
    await page.reload()
    await page.getByText('옷 0벌').waitFor()
    await leave()
  })
})
