import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../../src/config.ts'
import { type Context, createContext, createLog } from '../../src/context.ts'
import { localDate } from '../../src/domain/local-time.ts'
import { openFakeCommons } from '../../tests/fakes/fake-commons.ts'
import { openFakeOpenMeteo } from '../../tests/fakes/fake-open-meteo.ts'
import { type DemoPhotos, demoFiles } from './demo-posts.ts'
import { demoWeather } from './demo-weather.ts'
import { DEMO_NOTICE } from './say-demo.ts'

export type Demo = {
  context: Context
  folder: string
  /** Where the stand-ins listen. */
  urls: { commons: string; openMeteo: string }
  /** Ends the stand-ins; removes the folder unless it is to be kept. */
  close(): Promise<void>
}

/** The service over stand-ins for its sources, with a data folder of its own. Nothing of the environment's settings counts. */
export async function openDemo(photos: DemoPhotos, { keep }: { keep: boolean }): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'ondot-demo-'))
  await writeFile(join(folder, 'DEMO.txt'), `${DEMO_NOTICE}\n`)
  const today = localDate(Date.now(), 'Asia/Seoul')
  const commons = await openFakeCommons({
    files: demoFiles(photos, today),
    photo: (name) => ({
      body: photos.photos[numberIn(name) - 1]!,
      headers: { 'content-type': 'image/jpeg' },
    }),
    // A page of its own each does not have: the photo itself is what a person is led to.
    pageUrl: (name, url) => `${url}/photos/${name}`,
  })
  const openMeteo = await openFakeOpenMeteo({ nowMs: Date.now, series: demoWeather })
  const config = loadConfig({
    DATA_DIR: join(folder, 'data'),
    CONTACT: 'demo@ondot.invalid',
    COMMONS_BASE_URL: commons.url,
    OPEN_METEO_BASE_URL: openMeteo.url,
    OPEN_METEO_ARCHIVE_BASE_URL: openMeteo.url,
    MET_NORWAY_BASE_URL: openMeteo.url,
    CRAWL_MIN_INTERVAL_MS: '0',
  })
  const context = createContext(config, createLog({ logLevel: 'silent' }))
  await context.database.ready
  return {
    context,
    folder,
    urls: { commons: commons.url, openMeteo: openMeteo.url },
    async close() {
      await context.close()
      await Promise.all([commons.close(), openMeteo.close()])
      if (!keep) await rm(folder, { recursive: true })
    },
  }
}

/** Of `Ondot demo 0012.jpg`. */
const numberIn = (name: string) => Number(/\d+/.exec(name)?.[0])
