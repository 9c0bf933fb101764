import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { goodKma, type KmaAnswer } from '../crawlers/weather/weather-harness.ts'
import { FAKE_KMA_KEY, kmaResult, openFakeKma } from '../fakes/fake-kma.ts'
import type { FakeUpstream } from '../fakes/fake-upstream.ts'
import { hasReference, referencePath, withReference } from '../reference.ts'
import { onPostgres, onRedis, postgresAnswers, redisAnswers } from '../services.ts'
import { createDataDir, createPostgres } from '../store/test-databases.ts'
import { type Env, emptyRedis, type Ondot, startOndot } from './ondot-process.ts'

/** Jongno, Seoul: grid 60,127, for which the answers were recorded. */
const JONGNO = 'region=1111000000'

const RECORDED: Record<string, string> = {
  'getVilageFcst 20261001 2300': 'vilage-fcst/openbot_20261001_2300_60_127.json',
  'getUltraSrtNcst 20261002 0200': 'ultra-srt-ncst/openbot_20261002_0200_60_127.json',
  'getUltraSrtNcst 20260122 1100': 'ultra-srt-ncst/sist-web_20260122_1100_60_127.json',
}

/** What KMA answered to this base time, else its NO_DATA, as it was recorded. */
const recordedKma: KmaAnswer = (operation, query) => {
  const path = RECORDED[`${operation} ${query.get('base_date')} ${query.get('base_time')}`]
  const file = referencePath('recorded', 'kma', path ?? 'errors/openbot_NO_DATA_http200.json')
  return { headers: { 'content-type': 'application/json' }, body: readFileSync(file, 'utf8') }
}

/** Where the store and the cache are; both come empty. */
const homes = [
  {
    title: 'embedded',
    runs: true,
    async open(): Promise<{ env: Env; drop(): Promise<void> }> {
      const dataDir = await createDataDir()
      return { env: { DATA_DIR: dataDir }, drop: () => rm(dataDir, { recursive: true }) }
    },
  },
  {
    title: onRedis(onPostgres('Postgres and Redis')),
    runs: postgresAnswers && redisAnswers,
    async open(): Promise<{ env: Env; drop(): Promise<void> }> {
      const [postgres, redis] = [await createPostgres(), await emptyRedis(13)]
      return { env: { DATABASE_URL: postgres.url, REDIS_URL: redis }, drop: postgres.drop }
    },
  },
]

for (const { title, runs, open } of homes)
  describe(`on ${title}`, () => {
    let home: Awaited<ReturnType<typeof open>>
    let kma: FakeUpstream
    let ondot: Ondot | null = null
    let answer: KmaAnswer = recordedKma

    beforeAll(async () => {
      if (!runs) return
      home = await open()
      kma = await openFakeKma((operation, query) => answer(operation, query))
    })
    afterEach(async () => {
      await ondot?.stop()
      ondot = null
    })
    afterAll(async () => {
      await kma?.close()
      await home?.drop()
    })

    /** A process at a frozen time; the store is open when it resolves. */
    async function startAt(nowIso: string, env: Env = {}): Promise<Ondot> {
      const started = await startOndot({
        ...home.env,
        NOW: nowIso,
        KMA_SERVICE_KEY: FAKE_KMA_KEY,
        KMA_BASE_URL: kma.url,
        ...env,
      })
      ondot = started
      await started.storeOpens()
      return started
    }

    describe.skipIf(!runs || !hasReference)(withReference('recorded answers of KMA'), () => {
      it('become the recommendation of the day', async () => {
        const { daily } = await startAt('2026-10-02T02:05:00+09:00')
        const answer = await daily(`${JONGNO}&date=2026-10-04&hours=7,13,20&lang=en`)
        expect(answer.weather).toMatchObject({
          source: 'kma-short-term',
          issuedAt: '2026-10-01T23:00:00+09:00',
          stale: false,
          attribution: expect.stringContaining('기상청'),
        })
        const hours = new Map(answer.weather.hours.map((hour) => [hour.at.slice(11, 13), hour]))
        // 14 °C and 1.9 m/s in October: a fifth (15 - 14 of 15 - 10) of the wind chill 13.91 is on the way out: 13.98.
        expect(hours.get('07')).toMatchObject({
          temperatureC: 14,
          apparentC: 14,
          apparentBy: 'kma-blend',
          humidityPct: 75,
          windMs: 1.9,
          precipitation: { chancePct: 20, kind: 'none', mm: 0, snowCm: 0 },
          source: 'kma-short-term',
        })
        expect(hours.get('13')).toMatchObject({
          temperatureC: 23,
          apparentC: 23,
          humidityPct: 40,
          windMs: 2.8,
        })
        // 1.372 - 0.01866 T - 0.0004849 T² - 0.000009333 T³ at 13.98, 23 and 19 °C.
        expect(answer.slots).toEqual([
          { slot: 'morning', at: '2026-10-04T07:00:00+09:00', apparentC: 14, askedClo: 0.99 },
          { slot: 'day', at: '2026-10-04T13:00:00+09:00', apparentC: 23, askedClo: 0.57 },
          { slot: 'evening', at: '2026-10-04T20:00:00+09:00', apparentC: 19, askedClo: 0.78 },
        ])
        const { max, min } = answer.outfits[0]!.insulationClo
        expect(Math.abs(max - 0.99)).toBeLessThanOrEqual(0.15)
        expect(Math.abs(min - 0.57)).toBeLessThanOrEqual(0.15)
      })

      it('are read from the store by the next process, an observation on top, and called stale once a newer issue is due', async () => {
        const { daily } = await startAt('2026-10-02T02:20:00+09:00')
        const answer = await daily(`${JONGNO}&hours=2,7,13`)
        expect(answer.weather).toMatchObject({
          source: 'kma-short-term',
          issuedAt: '2026-10-01T23:00:00+09:00',
          stale: true,
        })
        expect(answer.warnings.map(({ code }) => code)).toContain('stale-forecast')
        const short = kma.requests.filter(({ path }) => path.endsWith('getVilageFcst'))
        expect(short.map(({ query }) => query.get('base_time'))).toEqual(['2300', '0200'])
        // 2 October is amid the change from summer to winter (29.5 September to 3.5 October by the clock): 35 % of summer at 02:00.
        expect(answer.slots).toEqual([
          { slot: 'night', at: '2026-10-02T02:00:00+09:00', apparentC: 13.8, askedClo: 1 },
          { slot: 'morning', at: '2026-10-02T07:00:00+09:00', apparentC: 12.2, askedClo: 1.06 },
          { slot: 'day', at: '2026-10-02T13:00:00+09:00', apparentC: 20.5, askedClo: 0.7 },
        ])
        expect(answer.weather.hours[2]).toMatchObject({
          temperatureC: 14,
          humidityPct: 43,
          windMs: 2.8,
          source: 'kma-observation',
        })
      })

      it('make the recommendation of a winter moment from what is observed', async () => {
        const ondot = await startAt('2026-01-22T11:15:00+09:00')
        const moment = await ondot.moment(JONGNO)
        expect(moment.weather).toMatchObject({
          source: 'kma-observation',
          issuedAt: '2026-01-22T11:00:00+09:00',
        })
        // 3.2 m/s are 11.52 km/h: 13.12 - 0.6215 × 8.1 - 11.37 × 1.4785 - 0.3965 × 1.4785 × 8.1 = -13.5.
        expect(moment.weather.hours).toEqual([
          expect.objectContaining({
            at: '2026-01-22T11:00:00+09:00',
            temperatureC: -8.1,
            apparentC: -13.5,
            apparentBy: 'kma-winter',
            humidityPct: 34,
            windMs: 3.2,
          }),
        ])
        expect(moment.slots).toEqual([
          { slot: 'day', at: '2026-01-22T11:00:00+09:00', apparentC: -13.5, askedClo: 1.56 },
        ])
      })
    })

    it.skipIf(!runs)('answers in the shape of KMA become the recommendation of the day', async () => {
      answer = goodKma
      const { daily } = await startAt('2026-11-21T05:50:00+09:00')
      const day = await daily(`${JONGNO}&hours=7,13`)
      expect(day.weather).toMatchObject({
        source: 'kma-short-term',
        issuedAt: '2026-11-21T05:00:00+09:00',
        stale: false,
      })
      // Ultra-short 5 °C and 3 m/s: wind chill 2.5. Short-term 7 °C and 2.2 m/s; two hours after the seam 4/7 of what it was off there
      // (2 °C, 0.8 m/s) is still on it: 5.86 °C and 2.66 m/s, wind chill 3.8.
      expect(day.slots).toEqual([
        { slot: 'morning', at: '2026-11-21T07:00:00+09:00', apparentC: 2.5, askedClo: 1.32 },
        { slot: 'day', at: '2026-11-21T13:00:00+09:00', apparentC: 3.8, askedClo: 1.29 },
      ])
      expect(day.weather.hours.slice(6, 13).map(({ source }) => source)).toEqual([
        ...Array<string>(5).fill('kma-ultra-short'),
        'kma-short-term',
        'kma-short-term',
      ])
    })

    it.skipIf(!runs)('a key that KMA does not know leaves the climate, and is not told', async () => {
      answer = () => kmaResult('30', 'SERVICE_KEY_IS_NOT_REGISTERED_ERROR')
      const started = await startAt('2026-12-05T06:00:00+09:00')
      const day = await started.daily(JONGNO)
      expect([day.weather.source, day.weather.issuedAt]).toEqual(['climate', null])
      expect(day.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['kma-missing']))
      const { stdout, stderr } = await started.stop()
      for (const form of [FAKE_KMA_KEY, encodeURIComponent(FAKE_KMA_KEY)]) {
        expect(stdout + stderr).not.toContain(form)
        expect(JSON.stringify(day)).not.toContain(form)
      }
      expect(stdout).toContain('weather provider failed')
    })
  })

it.runIf(hasReference)('has every recorded answer that it plays', () => {
  for (const path of Object.values(RECORDED))
    expect(existsSync(referencePath('recorded', 'kma', path))).toBe(true)
})
