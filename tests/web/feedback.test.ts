import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded, type TestDatabase } from '../store/test-databases.ts'
import { chromiumPath, expectNoBarriers, inChromium, openBrowser, visit } from './chromium.ts'
import { openStage } from './stage.ts'

describe.skipIf(!chromiumPath)(inChromium('feedback on the page'), () => {
  let opened: TestDatabase
  let stage: Awaited<ReturnType<typeof openStage>>
  let browser: Browser
  beforeAll(async () => {
    opened = await openEmbedded()
    stage = await openStage({ meanC: 8, falls: 'none' }, { database: opened.database })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
    await opened?.close()
  })

  it('is one tap: the answer is kept under a token, the next outfits know, and all of it can be deleted', async () => {
    const { page, faults, leave } = await visit(browser)
    await page.goto(stage.url)
    await page.getByRole('tab', { name: '아침' }).waitFor()
    await page.getByRole('button', { name: '추웠어요' }).click()
    await page.getByText('고마워요.').waitFor()
    await page.getByText(/^1번의 평가를 보고/).waitFor()
    const token = String(await page.evaluate(`localStorage.getItem('ondot.token')`))
    const me = await stage.get('/v1/profiles/me', { authorization: `Bearer ${token}` })
    const kept = me.json()
    expect(kept.feltAnswers).toMatchObject([{ day: '2026-11-22', part: 'morning', felt: 'too_cold' }])
    expect(kept.wearAnswers).toMatchObject([{ verdict: 'worn', slot: 'morning' }])
    expect(kept.settings).toMatchObject({ gender: 'any', region: '1100000000' })

    await page.getByRole('tab', { name: '낮' }).click()
    await page.getByRole('button', { name: '추웠어요' }).click()
    await page.getByText(/^2번의 평가를 보고 \d[.]\d°만큼 더 따뜻하게 골라요/).waitFor()
    await expectNoBarriers(page)

    await page.getByRole('button', { name: '내 기록 지우기' }).click()
    await page.getByText(/번의 평가를 보고/).waitFor({ state: 'detached' })
    expect(await page.evaluate(`localStorage.getItem('ondot.token')`)).toBeNull()
    expect((await stage.get('/v1/profiles/me', { authorization: `Bearer ${token}` })).statusCode).toBe(401)
    expect(faults).toEqual([])
    await leave()
  })

  it('that was deleted elsewhere is forgotten here: the page goes on as for anybody', async () => {
    const { page, leave } = await visit(browser)
    await page.addInitScript(`localStorage.getItem('ondot.token') ?? localStorage.setItem('ondot.token',
      '00000000-0000-4000-8000-000000000000.${'a'.repeat(43)}')`)
    await page.goto(stage.url)
    await page.locator('.days').waitFor()
    expect(await page.evaluate(`localStorage.getItem('ondot.token')`)).toBeNull()
    await leave()
  })
})
