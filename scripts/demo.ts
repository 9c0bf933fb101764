import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { buildApp } from '../src/api/app.ts'
import type { DailyAnswer } from '../src/api/schemas/answers.ts'
import type { LooksAnswer } from '../src/api/schemas/looks.ts'
import type { WearRatesAnswer } from '../src/api/schemas/wear-rates.ts'
import { crawlDemo } from './demo/crawl-demo.ts'
import { demoPhotos } from './demo/demo-posts.ts'
import { openDemo } from './demo/open-demo.ts'
import { DEMO_NOTICE, sayAnswer, sayCrawl, sayLooks, sayRates, sayStages, seconds } from './demo/say-demo.ts'

/**
 * npm run demo [-- --photos 150 --drawn --keep --serve --port 3000]
 *
 * The whole way in one command, without network: posts crawled, tagged, joined with weather, counted, and what is recommended from them.
 */
const REGION = '1168000000'
const LOOKS_SHOWN = 5

const { values } = parseArgs({
  options: {
    photos: { type: 'string', default: '150' },
    drawn: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '3000' },
  },
})

console.log(DEMO_NOTICE)
const beganMs = performance.now()
const photos = await demoPhotos(Number(values.photos), values)
const demo = await openDemo(photos, values)
const app = await buildApp(demo.context.api)
try {
  const what = photos.kind === 'drawn' ? '그림 drawings' : '사진 street photos'
  const readyMs = performance.now() - beganMs
  console.log(`\n[demo] ${photos.photos.length} ${what}; service ready in ${seconds(readyMs)}`)
  const { crawl, wallMs, stages } = await crawlDemo(demo)
  sayCrawl(crawl, wallMs)
  sayStages(stages)
  const daily = await get<DailyAnswer>(`/v1/recommendations/daily?region=${REGION}`)
  sayAnswer(daily)
  // Photos are of the day, mornings are cold: the warmest slot is where most of them speak.
  const apparentC = Math.max(...daily.slots.map((slot) => slot.apparentC))
  sayRates(await get<WearRatesAnswer>(`/v1/wear-rates?region=${REGION}&apparent=${apparentC}`))
  sayLooks(await get<LooksAnswer>(`/v1/looks?region=${REGION}&apparent=${apparentC}&limit=${LOOKS_SHOWN}`))
  console.log(
    `\n[demo] ${seconds(performance.now() - beganMs)} in all${values.keep ? `; kept in ${demo.folder}` : ''}`,
  )
  console.log(DEMO_NOTICE)
  if (values.serve) await serve()
} finally {
  await app.close()
  await demo.close()
}

async function get<Answer>(url: string): Promise<Answer> {
  const answer = await app.inject(url)
  if (answer.statusCode !== 200) throw new Error(`GET ${url}: ${answer.statusCode} ${answer.body}`)
  return answer.json<Answer>()
}

async function serve(): Promise<void> {
  const url = await app.listen({ host: '127.0.0.1', port: Number(values.port) })
  console.log(`\n[demo] 지어낸 데이터로 답하는 중 Answering on invented data: ${url} (Ctrl-C ends it)`)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
}
