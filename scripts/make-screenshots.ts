import { mkdir, writeFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { openDetector } from '../src/vision/open-detector.ts'
import { openBrowser, visit } from '../tests/web/chromium.ts'
import { openEmbedded } from '../tests/store/test-databases.ts'
import { openStage, type Weather } from '../tests/web/stage.ts'

/** Draws docs/screenshots from the page as it is, over weather of our own: `npm run screenshots`. */
const folder = new URL('../docs/screenshots/', import.meta.url)
const PHONE = { width: 390, height: 844 }
const WIDE = { width: 1180, height: 860 }

type Scene = {
  name: string
  weather: Weather
  options?: BrowserContextOptions
  choices?: Record<string, unknown>
  act?: (page: Page) => Promise<void>
}

const SCENES: readonly Scene[] = [
  { name: 'today-rain-ko', weather: { meanC: 12, falls: 'rain' }, choices: { gender: 'male' } },
  {
    name: 'today-snow-dark-ko',
    weather: { meanC: -4, falls: 'snow' },
    options: { colorScheme: 'dark' },
    choices: { gender: 'female' },
    act: (page) => page.getByRole('tab', { name: '낮' }).click(),
  },
  {
    name: 'today-wide-en',
    weather: { meanC: 17, falls: 'none' },
    options: { viewport: WIDE, locale: 'en-GB' },
    choices: { gender: 'female' },
  },
  {
    name: 'wardrobe-ko',
    weather: { meanC: 8, falls: 'none' },
    options: { viewport: WIDE },
    act: fillWardrobe,
  },
  { name: 'photo-ko', weather: { meanC: 16, falls: 'none' }, act: tagOwnDrawing },
]

const OWNED = `t-shirt dress-shirt sweater hoodie cardigan blazer denim-jacket padded-jacket wool-coat raincoat jeans slacks
  skirt knit-dress sneakers boots beanie scarf umbrella`

const browser = await openBrowser()
const detector = await openDetector()
const { database, close } = await openEmbedded()
await mkdir(folder, { recursive: true })
for (const scene of SCENES) await draw(browser, scene)
await close()
await detector.close()
await browser.close()

async function draw(browser: Browser, { name, weather, options, choices = {}, act }: Scene): Promise<void> {
  const stage = await openStage(weather, { openDetector: async () => detector, database })
  const { page, leave } = await visit(browser, { viewport: PHONE, deviceScaleFactor: 1.5, ...options })
  const place = { code: '1168000000', name: '서울특별시 강남구', nameEn: 'Gangnam-gu, Seoul' }
  await page.addInitScript(
    `localStorage.setItem('ondot.choices', ${JSON.stringify(JSON.stringify({ place, ...choices }))})`,
  )
  await page.goto(stage.url)
  await page.locator('.days').waitFor()
  await act?.(page)
  const picture = await sharp(await page.screenshot())
    .png({ palette: true, quality: 90, effort: 10 })
    .toBuffer()
  await writeFile(new URL(`${name}.png`, folder), picture)
  await leave()
  await stage.close()
}

/** The page's drawing, looked at by the detector. */
async function tagOwnDrawing(page: Page): Promise<void> {
  await page.setViewportSize(WIDE)
  const buffer = await page.locator('.hero-figure').screenshot()
  await page.setViewportSize(PHONE)
  await page.getByRole('link', { name: '사진' }).click()
  await page.getByLabel('사진 고르기').last().setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer })
  await page.locator('.tag').first().waitFor()
}

async function fillWardrobe(page: Page): Promise<void> {
  await page.getByRole('link', { name: '옷장' }).click()
  const codes = OWNED.split(/\s+/)
  for (const [i, code] of codes.entries()) {
    await page.getByLabel('옷 고르기').selectOption(code)
    await page.getByRole('button', { name: '담기', exact: true }).click()
    await page.getByText(`옷 ${i + 1}벌`).waitFor()
  }
}
