import { describe, expect, it } from 'vitest'
import { comfortModels } from '../../../src/recommender/insulation/comfort-models.ts'

const air = (temperatureC: number, windMs: number) => ({ temperatureC, humidityPct: 50, windMs })

describe('the comfort models beside the insulation asked', () => {
  it('give PMV where ISO 7730 is stated, and no IREQ above 10 °C', () => {
    const { pmvClo, ...ireq } = comfortModels(air(20, 0.3), 'sitting')
    expect(pmvClo).toBeCloseTo(1.73, 2)
    expect(ireq).toEqual({ ireqNeutralClo: null, ireqMinClo: null })
  })

  it('give IREQ where ISO 11079 is stated, and no PMV below 10 °C', () => {
    const { pmvClo, ireqNeutralClo, ireqMinClo } = comfortModels(air(-5, 3), 'walking')
    expect(pmvClo).toBeNull()
    expect(ireqNeutralClo).toBeCloseTo(1.9, 1)
    expect(ireqMinClo).toBeCloseTo(1.6, 1)
  })

  it('give both at 10 °C, where the two standards meet', () => {
    const models = comfortModels(air(10, 0.2), 'walking')
    expect(models.pmvClo).toBeCloseTo(1.52, 2)
    expect(models.ireqNeutralClo).toBeCloseTo(0.93, 2)
  })

  it('say nothing outside what is stated: wind, heat, humid heat, hard work, more than 2 clo', () => {
    const nothing = { pmvClo: null, ireqNeutralClo: null, ireqMinClo: null }
    expect(comfortModels(air(20, 4), 'sitting')).toEqual(nothing)
    expect(comfortModels(air(31, 0.2), 'sitting')).toEqual(nothing)
    expect(comfortModels({ temperatureC: 29, humidityPct: 90, windMs: 0.2 }, 'sitting')).toEqual(nothing)
    expect(comfortModels(air(5, 2), 'running')).toEqual(nothing)
    expect(comfortModels(air(14, 0.2), 'sitting')).toEqual(nothing)
    expect(comfortModels(air(-5, 27), 'walking')).toEqual(nothing)
  })
})
