import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhotoTags } from '../../client/src/index.ts'
import type { Detector } from '../../src/domain/detector.ts'
import { openDetector } from '../../src/vision/open-detector.ts'
import { noise } from '../vision/pictures.ts'
import { chromiumPath, expectNoBarriers, inChromium, openBrowser, visit } from './chromium.ts'
import { openStage } from './stage.ts'

describe.skipIf(!chromiumPath)(inChromium('a photo on the page'), () => {
  let stage: Awaited<ReturnType<typeof openStage>>
  let browser: Browser
  let detector: Detector
  /** The page's own drawing of a person: jacket, trousers, shoes. */
  let drawing: Buffer
  /** What reached the detector. */
  const sent: Uint8Array[] = []

  beforeAll(async () => {
    detector = await openDetector({ workers: 1 })
    const listening: Detector = {
      ...detector,
      detect(photo, ...rest) {
        sent.push(photo)
        return detector.detect(photo, ...rest)
      },
    }
    stage = await openStage({ meanC: 16, falls: 'none' }, { openDetector: async () => listening })
    browser = await openBrowser()
    const { page, leave } = await visit(browser, { viewport: { width: 1200, height: 900 } })
    await page.goto(stage.url)
    await page.locator('.days').waitFor()
    drawing = await page.locator('.hero-figure').screenshot()
    await leave()
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
    await detector?.close()
  })

  async function send(photo: Buffer, name: string) {
    const visited = await visit(browser)
    const { page } = visited
    await page.goto(`${stage.url}/photo`)
    const answered = page.waitForResponse('**/v1/tags')
    await page.getByLabel('사진 고르기').last().setInputFiles({ name, mimeType: 'image/png', buffer: photo })
    return { ...visited, answered: await answered }
  }

  it('gets a box and a name for each garment that the detector sees', async () => {
    const { page, faults, answered, leave } = await send(drawing, 'me.png')
    const { garments } = (await answered.json()) as PhotoTags
    expect(garments.map((garment) => garment.class)).toContain('shoes')
    await page.getByText(`${garments.length}벌을 찾았어요`).waitFor()
    const selects = await page.locator('.tag select').all()
    expect(await Promise.all(selects.map((select) => select.inputValue()))).toEqual(
      garments.map((garment) => garment.class),
    )
    const [x, y] = garments[0]!.box
    const box = page.locator('.box rect').first()
    expect([Number(await box.getAttribute('x')), Number(await box.getAttribute('y'))]).toEqual([x, y])
    expect(faults).toEqual([])
    await expectNoBarriers(page)
    await leave()
  })

  it('is sent as a JPEG without what a camera wrote into it', async () => {
    const { answered, leave } = await send(drawing, 'me.png')
    expect(answered.request().headers()['content-type']).toBe('image/jpeg')
    const { format, exif } = await sharp(sent.at(-1)).metadata()
    expect([format, exif]).toEqual(['jpeg', undefined])
    await leave()
  })

  it('is corrected by hand: renamed, taken out, added, drawn', async () => {
    const { page, leave } = await send(drawing, 'me.png')
    const tags = page.locator('.tag')
    await tags.first().waitFor()
    const before = await tags.count()
    await tags.first().getByRole('combobox').selectOption('boots')
    await tags.first().getByText('직접 고침').waitFor()
    await page.getByRole('button', { name: '부츠 빼기' }).click()
    expect(await tags.count()).toBe(before - 1)
    await page.getByRole('button', { name: '빠진 옷 더하기' }).click()
    expect(await tags.count()).toBe(before)
    await page.locator('.photo-frame svg').scrollIntoViewIfNeeded()
    const photo = (await page.locator('.photo-frame svg').boundingBox())!
    await page.mouse.move(photo.x + 20, photo.y + 20)
    await page.mouse.down()
    await page.mouse.move(photo.x + 120, photo.y + 160, { steps: 4 })
    await page.mouse.up()
    expect(await page.locator('.box').count()).toBe(before + 1)
    await leave()
  })

  it('without garments says so; what is no photo is refused in words', async () => {
    const empty = await send(await noise(300, 200).png().toBuffer(), 'noise.png')
    const { garments } = (await empty.answered.json()) as PhotoTags
    await empty.page.getByText(garments.length === 0 ? '옷을 찾지 못했어요' : '찾았어요').waitFor()
    await empty.leave()
    const text = await send(Buffer.from('not a photo at all'), 'text.png')
    expect(text.answered.status()).toBe(415)
    expect(await text.page.getByRole('alert').innerText()).toBe((await text.answered.json()).detail)
    await text.leave()
  })
})
