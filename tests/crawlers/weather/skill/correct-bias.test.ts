import { describe, expect, it } from 'vitest'
import { correctBias } from '../../../../src/crawlers/weather/skill/correct-bias.ts'
import type { ForecastScores } from '../../../../src/store/ports.ts'
import { StoreUnavailableError } from '../../../../src/store/store-unavailable-error.ts'
import { hourAt, literalWeather } from '../../../api/api-harness.ts'
import { HOUR_MS, kst, SEOUL } from '../weather-harness.ts'

const nowMs = kst('2026-11-21T07:20')
const currentMs = kst('2026-11-21T07:00')

/** Asked for at 7:20 for the hours from six to ten: KMA's until nine, then Open-Meteo's. All are 5 °C. */
async function line(biases: Awaited<ReturnType<ForecastScores['biasesAt']>> | Error) {
  const asked: unknown[] = []
  const scores: Pick<ForecastScores, 'biasesAt'> = {
    async biasesAt(...of) {
      asked.push(of)
      if (biases instanceof Error) throw biases
      return biases
    },
  }
  const weather = literalWeather((atMs) =>
    hourAt(atMs, {
      temperatureC: 5,
      source: atMs < currentMs + 2 * HOUR_MS ? 'kma-short-term' : 'open-meteo',
    }),
  )
  const range = { fromMs: currentMs - HOUR_MS, toMs: currentMs + 3 * HOUR_MS }
  const { hours, warnings } = await correctBias(weather, scores, () => nowMs).weatherFor(SEOUL, range)
  return { temperatures: hours.map(({ temperatureC }) => temperatureC), warnings, asked }
}
const kma = { product: 'kma-short-term', source: 'kma-asos', hours: 72, days: 3, biasC: 2.44 } as const

describe('a persistent bias', () => {
  it('is taken out of the hours to come of the product that has it, and said with its figure', async () => {
    const { temperatures, warnings, asked } = await line([kma])
    expect(asked).toEqual([[SEOUL.code, nowMs - 14 * 24 * HOUR_MS, 24]])
    expect(temperatures.map((t) => Number(t.toFixed(2)))).toEqual([5, 2.6, 2.6, 5])
    expect(warnings).toEqual([
      {
        code: 'bias-corrected',
        text: {
          ko: '이곳의 예보(kma-short-term)가 최근 14일 동안 관측보다 평균 2.4°C 높아 그만큼 낮춰 답합니다.',
          en: 'Forecasts of kma-short-term were on average 2.4 °C too warm here in the last 14 days; this is taken out.',
        },
      },
    ])
  })

  it('may be a cold one', async () => {
    const { temperatures, warnings } = await line([
      { ...kma, product: 'open-meteo', source: 'open-meteo-archive', biasC: -3 },
    ])
    expect(temperatures).toEqual([5, 5, 5, 8])
    expect(warnings[0]?.text.en).toContain('3.0 °C too cold')
  })

  it.each([
    ['two degrees or less', { ...kma, biasC: 2 }],
    ['too few hours', { ...kma, hours: 71 }],
    ['too few days', { ...kma, days: 2 }],
    ['a product that is not in the line', { ...kma, product: 'met-norway' as const }],
    ['a KMA forecast judged by a reanalysis', { ...kma, source: 'open-meteo-archive' as const }],
  ])('is none with %s', async (_, bias) => {
    const { temperatures, warnings } = await line([bias])
    expect([temperatures, warnings]).toEqual([[5, 5, 5, 5], []])
  })

  it('is not known while the store is away', async () => {
    const { temperatures, warnings } = await line(new StoreUnavailableError('the database is opening'))
    expect([temperatures, warnings]).toEqual([[5, 5, 5, 5], []])
  })
})
