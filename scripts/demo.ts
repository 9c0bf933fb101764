/**
 * npm run demo — the whole way in one command, with nothing from outside: a source of photos and a weather service that are fakes on this
 * machine, a crawl of the one, the garments that the detector sees, their weather of the other, and what is recommended from it.
 *
 * The photos are real where REFERENCE_DIR has them (else drawn), but WHERE AND WHEN THEY WERE TAKEN IS INVENTED, and so is the weather. All
 * of it lies in a folder of its own that is deleted at the end (kept with --keep), and is called DEMO wherever it is stored or printed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dailyAnswer } from '../src/api/day-answer.ts'
import { wearRatesAnswer } from '../src/api/evidence/wear-rates-answer.ts'
import { createCrawlBar, viewOf } from '../src/cli/crawl-progress.ts'
import { printTable } from '../src/cli/print.ts'
import { loadConfig } from '../src/config.ts'
import { createContext, createLog } from '../src/context.ts'
import type { Crawl } from '../src/domain/crawl.ts'
import { DEFAULT_HOURS_OUT, dayToAnswer } from '../src/domain/hours-out.ts'
import { addDays, localDate } from '../src/domain/local-time.ts'
import { commonsFile, openFakeCommons } from '../tests/fakes/fake-commons.ts'
import { openFakeOpenMeteo } from '../tests/fakes/fake-open-meteo.ts'
import { drawPerson } from './demo/draw-person.ts'
import { inventedWeather } from './demo/invented-weather.ts'

const PHOTOS = 120
const DAYS_BACK = 360
const GANGNAM = { lat: 37.5, lon: 127.03 }
const ZONE = 'Asia/Seoul'

const folder = join(process.env.REFERENCE_DIR ?? '../shared', 'data/street-photos/images')
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jpg')) : []
const photos =
  names.length > 0
    ? names.slice(0, PHOTOS).map((name) => readFileSync(join(folder, name)))
    : await Promise.all(Array.from({ length: PHOTOS }, (_, i) => drawPerson(i)))

console.log('DEMO. Places, times and weather are invented; nothing here says what anyone wore anywhere.')
console.log(`DEMO ${photos.length} photos, ${names.length > 0 ? `of ${folder}` : 'drawn: there are none'}\n`)

const today = localDate(Date.now(), ZONE)
const files = photos.map((_, i) =>
  commonsFile(i + 1, {
    title: `File:DEMO ${i + 1}.jpg`,
    user: `DEMO ${i + 1}`,
    extmetadata: {
      DateTimeOriginal: `${addDays(today, -(7 + ((i * 37) % DAYS_BACK)))} ${String(8 + ((i * 5) % 12)).padStart(2, '0')}:30:00`,
      Artist: 'DEMO',
      LicenseShortName: 'DEMO',
      LicenseUrl: '',
      ImageDescription: 'DEMO',
      Categories: 'DEMO',
      GPSLatitude: GANGNAM.lat + ((i % 11) - 5) / 500,
      GPSLongitude: GANGNAM.lon + ((i % 7) - 3) / 500,
    },
  }),
)
const source = await openFakeCommons({
  files,
  photo: (name) => ({
    body: photos[Number(/\d+/.exec(name)?.[0]) - 1]!,
    headers: { 'content-type': 'image/jpeg' },
  }),
})
const weatherService = await openFakeOpenMeteo({ nowMs: Date.now, series: inventedWeather })
const dataDir = await mkdtemp(join(tmpdir(), 'ondot-demo-'))
const config = loadConfig({
  DATA_DIR: dataDir,
  CONTACT: 'demo@ondot.invalid',
  COMMONS_BASE_URL: source.url,
  OPEN_METEO_BASE_URL: weatherService.url,
  OPEN_METEO_ARCHIVE_BASE_URL: weatherService.url,
  MET_NORWAY_BASE_URL: weatherService.url,
  CRAWL_MIN_INTERVAL_MS: '0',
})
const context = createContext(config, createLog({ logLevel: 'silent' }))
try {
  await context.database.ready
  printCrawl(await crawl())
  if (names.length === 0)
    console.log(
      'DEMO The detector was made for photos and sees no garments in drawings: there is no evidence then.',
    )
  await printLooks()
  await printRecommendation()
  console.log(
    `\nDEMO over. ${process.argv.includes('--keep') ? `Kept: ${dataDir}` : 'Its data folder is deleted.'}`,
  )
} finally {
  await context.close()
  await source.close()
  await weatherService.close()
  if (!process.argv.includes('--keep')) await rm(dataDir, { recursive: true, force: true })
}

async function crawl(): Promise<Crawl> {
  const { crawlTrigger, createCrawlWorker, crawls, jobs } = context
  const worker = createCrawlWorker()
  const params = { near: { ...GANGNAM, radiusKm: 5 } }
  let now = await crawlTrigger.start({ source: 'commons', params, requestedBy: 'DEMO' })
  const bar = createCrawlBar()
  bar.start()
  await worker.start({ periodic: false })
  while (now.state === 'waiting' || now.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 250))
    now = (await crawls.byId(now.id)) ?? now
    bar.update(now)
  }
  bar.stop()
  await Promise.all([worker.stop(), jobs.stop()])
  return now
}

function printCrawl(ended: Crawl): void {
  const { found, fetched, tagged, evidence, waiting, reasons } = viewOf(ended)
  console.log(
    `DEMO crawl ${ended.state}: ${found} found, ${fetched} fetched, ${tagged} tagged, ${evidence} evidence, ${waiting} waiting; ` +
      `kept out: ${reasons.map(([reason, times]) => `${reason} ${times}`).join(', ') || 'none'}`,
  )
}

async function printLooks(): Promise<void> {
  const looks = (await context.looks.newest(200)).filter(({ state }) => state === 'evidence').slice(0, 5)
  console.log('\nDEMO looks, the newest five')
  printTable(
    ['taken', 'feels °C', 'wears', 'licence', 'by'],
    looks.map((look) => [
      `${look.takenOn} ${look.takenTime ?? ''}`,
      look.weather?.apparentC.toFixed(1) ?? '',
      look.classes.join(' '),
      look.licence.id,
      look.author?.name ?? '',
    ]),
  )
}

async function printRecommendation(): Promise<void> {
  const { gazetteer, weather, past, clock, api } = context
  const place = gazetteer.byCode('1168000000')!
  const date = dayToAnswer(clock(), ZONE, DEFAULT_HOURS_OUT)
  const person = { gender: 'any', activity: 'walking', occasion: 'casual', sensitivity: 0 } as const
  const asker = { person, hoursOut: DEFAULT_HOURS_OUT, lang: 'ko', units: 'metric' } as const
  const { answer } = await dailyAnswer({ ...api, weather, past }, place, { date, days: 1 }, asker, clock())
  console.log(`\nDEMO ${answer.region.name} ${answer.date}: ${answer.headline}`)
  for (const [i, { garments, insulationClo, evidence }] of answer.outfits.entries()) {
    const worn = garments.map(({ label }) => label).join(', ')
    console.log(
      `DEMO ${i + 1}. ${worn} (${insulationClo.min.toFixed(2)} to ${insulationClo.max.toFixed(2)} clo; looks ${evidence.looks}, prior ${evidence.priorShare.toFixed(2)})`,
    )
  }
  const coldest = Math.min(...answer.slots.map(({ apparentC }) => apparentC))
  const question = {
    place,
    gender: 'any',
    slot: null,
    lang: 'ko',
    apparentC: Math.round(coldest),
    range: null,
  } as const
  const { answer: rates } = await wearRatesAnswer(api.wearRates, question, clock())
  if (!('classes' in rates)) return
  console.log(
    `\nDEMO evidence at ${rates.apparentC} °C: ${rates.looks} looks around it, what they wore and what is prior`,
  )
  printTable(
    ['', 'worn by', 'prior alone', 'share of prior'],
    Object.entries(rates.classes)
      .toSorted((a, b) => b[1].rate - a[1].rate)
      .slice(0, 8)
      .map(([name, { rate, prior, priorShare }]) => [
        name,
        `${Math.round(100 * rate)} %`,
        `${Math.round(100 * prior)} %`,
        priorShare.toFixed(2),
      ]),
  )
}
