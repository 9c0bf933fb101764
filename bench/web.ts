/**
 * npm run bench:web — what a first visit costs: bytes as they came over the wire until the days to come are there, and the time until
 * the first outfit stands on the page, from localhost, with the browser's CPU slowed four times. Every run is a fresh visitor.
 */
import type { Browser } from 'playwright-core'
import { openBrowser, visit } from '../tests/web/chromium.ts'
import { openStage } from '../tests/web/stage.ts'
import { say, spread } from './spread.ts'

const RUNS = 15
const SLOWED = 4

type FirstVisit = { kB: number; pageKB: number; outfitMs: number; requests: number }

async function firstVisit(browser: Browser, url: string): Promise<FirstVisit> {
  const { page, leave } = await visit(browser, { reducedMotion: 'no-preference' })
  const debug = await page.context().newCDPSession(page)
  await debug.send('Network.enable')
  await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  const urls = new Map<string, string>()
  let [bytes, ofPage] = [0, 0]
  debug.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
  debug.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength
    if (!urls.get(requestId)?.includes('/v1/')) ofPage += encodedDataLength
  })
  // In the page's own clock, from the start of the navigation.
  await page.addInitScript(`new MutationObserver((_, observer) => {
    if (!document.querySelector('.hero-figure .figure')) return
    observer.disconnect()
    requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.outfitMs = performance.now() }))
  }).observe(document, { childList: true, subtree: true })`)
  await page.goto(url)
  await page.locator('.days').waitFor()
  const outfitMs = Number(await page.evaluate('globalThis.outfitMs'))
  await leave()
  return { kB: bytes / 1000, pageKB: ofPage / 1000, outfitMs, requests: urls.size }
}

const stage = await openStage({ meanC: 12, falls: 'rain' })
const browser = await openBrowser()
const visits: FirstVisit[] = []
for (let run = 0; run <= RUNS; run++) {
  const measured = await firstVisit(browser, stage.url)
  // The first starts the browser's own processes.
  if (run > 0) visits.push(measured)
}
await browser.close()
await stage.close()

const of = (value: (visit: FirstVisit) => number) => spread(visits.map(value))
console.log(`${RUNS} first visits, CPU slowed ${SLOWED} times: median (min .. max)`)
say(
  'kB over the wire, headers and ten days of answers included',
  of(({ kB }) => kB),
  '≤ 150',
  1,
)
say(
  'of that the page itself',
  of(({ pageKB }) => pageKB),
  'none',
  1,
)
say(
  'requests',
  of(({ requests }) => requests),
  'none',
  0,
)
say(
  'ms until the first outfit is painted',
  of(({ outfitMs }) => outfitMs),
  '≤ 2000',
  0,
)
