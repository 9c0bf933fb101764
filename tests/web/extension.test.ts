import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { originOf } from '../../web/extension/src/origin-of.ts'
import { DAILY } from '../api/api-harness.ts'
import { chromiumPath, expectNoBarriers, inChromium, PATIENCE_MS } from './chromium.ts'
import { openStage } from './stage.ts'

const BUILT = fileURLToPath(new URL('../../web/extension/dist/', import.meta.url))
/** As strict as a page can be: the card stands apart from it all the same. */
const STRICT = "default-src 'none'; frame-src 'none'; style-src 'none'"

describe('the address of a page', () => {
  it('is understood as people write it', () => {
    expect(originOf('weather.naver.com')).toBe('https://weather.naver.com')
    expect(originOf(' http://localhost:3000/docs ')).toBe('http://localhost:3000')
    expect([originOf(''), originOf('weather'), originOf('ht tp://x')]).toEqual([null, null, null])
  })
})

describe.skipIf(!chromiumPath)(inChromium('the browser extension'), () => {
  let stage: Awaited<ReturnType<typeof openStage>>
  let folder: string
  let context: BrowserContext
  let weatherPages: Server
  let port: number
  let base: string

  beforeAll(async () => {
    stage = await openStage({ meanC: 3, falls: 'snow' })
    folder = await mkdtemp(join(tmpdir(), 'ondot-extension-'))
    const unpacked = join(folder, 'extension')
    await cp(BUILT, unpacked, { recursive: true })
    // The browser's own question for a site can't be answered by a program: here the manifest has the permission from the start.
    const manifest = JSON.parse(await readFile(join(unpacked, 'manifest.json'), 'utf8'))
    expect(manifest.host_permissions).toBeUndefined()
    await writeFile(
      join(unpacked, 'manifest.json'),
      JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }),
    )
    weatherPages = createServer((_request, response) =>
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .setHeader('content-security-policy', STRICT)
        .end('<!doctype html><title>Weather</title><h1>Weather</h1>'),
    )
    await new Promise<void>((resolve) => weatherPages.listen(0, resolve))
    port = (weatherPages.address() as AddressInfo).port
    context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: chromiumPath!,
      args: ['--no-sandbox', `--disable-extensions-except=${unpacked}`, `--load-extension=${unpacked}`],
      locale: 'ko-KR',
    })
    context.setDefaultTimeout(PATIENCE_MS)
    base = `chrome-extension://${idOf(unpacked)}`
  })
  afterAll(async () => {
    await context?.close()
    weatherPages?.close()
    await stage?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function pageOf(path: string): Promise<Page> {
    const page = await context.newPage()
    await page.goto(`${base}/${path}`)
    return page
  }

  it('asks the service that is set, and shows today in its popup', async () => {
    const options = await pageOf('options.html')
    await options.getByLabel('온도 서버 주소').fill(stage.url)
    await options.getByRole('button', { name: '저장' }).click()
    await options.getByText('저장했어요.').waitFor()
    await expectNoBarriers(options)
    const popup = await pageOf('popup.html')
    const said = (await stage.get(`${DAILY}?region=1100000000&lang=ko`)).json()
    await popup.getByRole('heading', { level: 1, name: said.headline }).waitFor()
    await popup.getByText('여성복').click()
    await popup.getByRole('radio', { name: '여성복', checked: true }).waitFor()
    await expectNoBarriers(popup)
  })

  it('puts its card into pages that are allowed, however strict, and into no other', async () => {
    const options = await pageOf('options.html')
    const site = `http://127.0.0.1:${port}`
    await options.getByLabel('페이지 주소').fill(site)
    await options.getByRole('button', { name: '허락하기' }).click()
    await options.getByText(`${site}에 카드를 보여 드려요.`).waitFor()

    const allowed = await context.newPage()
    await allowed.goto(`${site}/today`)
    const said = (await stage.get(`${DAILY}?region=1100000000&lang=ko&gender=female`)).json()
    const card = allowed.frameLocator('#ondot-card iframe')
    await card.getByText(said.headline).waitFor()
    expect(await card.locator('.card-felt').innerText()).toBe(`${said.slots[0].apparentC.toFixed(1)}°`)
    await allowed.getByRole('button', { name: 'Ondot ✕' }).click()
    expect(await allowed.locator('#ondot-card').count()).toBe(0)

    const other = await context.newPage()
    await other.goto(stage.url)
    await other.locator('.hero').waitFor()
    expect(await other.locator('#ondot-card').count()).toBe(0)
  })

  it('leaves a page that is taken out again', async () => {
    const options = await pageOf('options.html')
    const site = `http://127.0.0.1:${port}`
    await options.getByRole('button', { name: `${site} 빼기` }).click()
    await options.getByRole('button', { name: `${site} 빼기` }).waitFor({ state: 'detached' })
    const page = await context.newPage()
    await page.goto(site)
    await page.waitForTimeout(500)
    expect(await page.locator('#ondot-card').count()).toBe(0)
  })
})

/** Chromium names an unpacked extension after its folder: 128 bits of SHA-256, in the letters a to p. */
function idOf(path: string): string {
  const hex = createHash('sha256').update(path).digest('hex').slice(0, 32)
  return [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')
}
