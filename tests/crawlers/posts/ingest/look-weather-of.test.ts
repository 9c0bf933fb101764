import { describe, expect, it } from 'vitest'
import { createAskWeather } from '../../../../src/crawlers/posts/ingest/ask-weather.ts'
import { lookWeatherOf } from '../../../../src/crawlers/posts/ingest/look-weather-of.ts'
import type { PastWeatherAnswer, PlaceMoment } from '../../../../src/domain/look-weather.ts'
import { createGazetteer } from '../../../../src/domain/regions/gazetteer.ts'
import { createFakePastWeather, warmingDay } from '../../../fakes/past-weather.ts'

const gangnam = createGazetteer().byCode('1168000000')!
const worn = (time: string | null, date = '2026-05-01') => ({ place: gangnam, takenAt: { date, time } })
const apparentAt = (_: unknown, hour: { temperatureC: number }) => hour.temperatureC - 1
const never = new AbortController().signal

function weather(answer: (moment: PlaceMoment) => PastWeatherAnswer) {
  const pastWeather = createFakePastWeather(answer)
  return { deps: { pastWeather, apparentAt }, pastWeather }
}

describe('the weather of looks', () => {
  it('is that of the hour, and what it felt like', async () => {
    const { deps } = weather(warmingDay)
    expect(await lookWeatherOf(deps, [worn('14:20')], never)).toEqual([
      {
        apparentC: 23,
        temperatureC: 24,
        humidityPct: 50,
        windMs: 2,
        precipitationMm: 0,
        source: 'kma-asos',
        distanceKm: 3,
      },
    ])
  })

  it('is the mean of the hours 10 to 16 where only the day is known', async () => {
    const { deps, pastWeather } = weather(warmingDay)
    expect(await lookWeatherOf(deps, [worn(null)], never)).toMatchObject([
      { temperatureC: 23, apparentC: 22 },
    ])
    expect(pastWeather.asked[0]?.map(({ localTime }) => localTime)).toEqual(
      [10, 11, 12, 13, 14, 15, 16].map((hour) => `2026-05-01T${hour}:00`),
    )
  })

  it('of a day takes the hours that were observed, and waits where some may come', async () => {
    const only = (hours: number[], other: 'later' | 'never') =>
      weather((moment) =>
        hours.includes(Number(moment.localTime.slice(11, 13))) ? warmingDay(moment) : other,
      ).deps
    expect(await lookWeatherOf(only([12, 14], 'never'), [worn(null)], never)).toMatchObject([
      { temperatureC: 23 },
    ])
    expect(await lookWeatherOf(only([12, 14], 'later'), [worn(null)], never)).toEqual(['later'])
    expect(await lookWeatherOf(only([], 'never'), [worn(null)], never)).toEqual(['never'])
  })

  it('answers each look, in one question', async () => {
    const { deps, pastWeather } = weather((moment) =>
      moment.localTime.startsWith('2026-05-02') ? 'never' : warmingDay(moment),
    )
    const answers = await lookWeatherOf(deps, [worn('08:00'), worn(null, '2026-05-02'), worn('20:59')], never)
    expect(answers.map((answer) => (typeof answer === 'string' ? answer : answer.temperatureC))).toEqual([
      18,
      'never',
      30,
    ])
    expect(pastWeather.asked).toHaveLength(1)
  })
})

describe('asking for one look at a time', () => {
  it('gathers looks that come together into one question', async () => {
    const { deps, pastWeather } = weather(warmingDay)
    const ask = createAskWeather(deps, never)
    const answers = await Promise.all([ask(worn('08:00')), ask(worn('09:00')), ask(worn('10:00'))])
    expect(answers).toMatchObject([{ temperatureC: 18 }, { temperatureC: 19 }, { temperatureC: 20 }])
    expect(pastWeather.asked).toHaveLength(1)
  })

  it('rejects once the work is stopped', async () => {
    const stopped = new AbortController()
    const ask = createAskWeather(weather(warmingDay).deps, stopped.signal)
    const asked = ask(worn('08:00'))
    stopped.abort(new Error('stopped'))
    await expect(asked).rejects.toThrow('stopped')
  })
})
