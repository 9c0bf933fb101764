import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Debian's Chromium, where it is installed (`apt-get install chromium`; CHROMIUM names another one):
 * `describe.skipIf(!chromiumPath)(inChromium('the page'), …)`. ONDOT_REQUIRE_SERVICES=1 makes a missing one a failure.
 */
export const chromiumPath =
  [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null

if (!chromiumPath && process.env.ONDOT_REQUIRE_SERVICES === '1')
  throw new Error('no Chromium is installed, and ONDOT_REQUIRE_SERVICES is set')

export function inChromium(title: string): string {
  return `${title} [real Chromium${chromiumPath ? '' : '; not run: no Chromium is installed'}]`
}

export function openBrowser(): Promise<Browser> {
  // Containers and root have no user namespaces for the sandbox; what is opened here is ours.
  return chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] })
}

export const PATIENCE_MS = 20_000

export type Visit = {
  page: Page
  /** What went wrong in the page: errors, refusals of its policy. */
  faults: string[]
  /** Hosts that were asked for anything. */
  hosts: Set<string>
  leave: () => Promise<void>
}

/** A fresh visitor: nothing kept, Korean, a phone. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const faults: string[] = []
  const hosts = new Set<string>()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http')) hosts.add(host)
  })
  return { page, faults, hosts, leave: () => context.close() }
}

/** What axe finds that is serious or critical, one line each. */
export async function seriousBarriers(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so the page's policy is not in the way.
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    type Axe = { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
    const { axe } = globalThis as unknown as { axe: Axe }
    return (await axe.run()).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

export async function expectNoBarriers(page: Page): Promise<void> {
  expect(await seriousBarriers(page)).toEqual([])
}
