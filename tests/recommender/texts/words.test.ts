import { describe, expect, it } from 'vitest'
import { garmentByCode } from '../../../src/domain/garments/garments.ts'
import { temperatureSpanText, temperatureText, windText } from '../../../src/recommender/texts/quantities.ts'
import { listOf, slotsText, takingOff } from '../../../src/recommender/texts/words.ts'

const garments = (...codes: string[]) => codes.map(garmentByCode)
const ko = { lang: 'ko', units: 'metric' } as const
const en = { lang: 'en', units: 'metric' } as const
const us = { lang: 'en', units: 'imperial' } as const

describe('lists', () => {
  it('join with the particle that the last syllable before it asks for', () => {
    expect(listOf(garments('scarf', 'gloves'), 'ko')).toBe('목도리와 장갑')
    expect(listOf(garments('gloves', 'scarf'), 'ko')).toBe('장갑과 목도리')
    expect(listOf(garments('gloves', 'scarf', 'beanie'), 'ko')).toBe('장갑, 목도리와 비니')
    expect(listOf(garments('gloves', 'scarf', 't-shirt'), 'en')).toBe('gloves, scarf and T-shirt')
    expect(listOf(garments('scarf'), 'ko')).toBe('목도리')
  })
  it('name each slot once', () => {
    expect(slotsText(['morning', 'morning', 'evening'], 'ko')).toBe('아침과 저녁')
    expect(slotsText(['day', 'day'], 'en')).toBe('by day')
  })
})

describe('taking off', () => {
  it('unwinds a scarf', () => expect(takingOff(garments('scarf'))).toBe('목도리를 풀어도'))
  it('takes off gloves', () => expect(takingOff(garments('gloves'))).toBe('장갑을 벗어도'))
  it('takes off a scarf with a coat', () =>
    expect(takingOff(garments('scarf', 'wool-coat'))).toBe('목도리와 코트를 벗어도'))
})

describe('quantities', () => {
  it('tell temperatures in the units asked', () => {
    expect([temperatureText(-3.3, ko), temperatureText(-3.3, en), temperatureText(-3.3, us)]).toEqual([
      '-3.3°',
      '-3.3°C',
      '26°F',
    ])
  })
  it('never say minus zero', () => {
    expect([temperatureText(-0.04, ko), temperatureText(-17.9, us)]).toEqual(['0°', '0°F'])
  })
  it('tell differences without their sign', () => {
    expect([temperatureSpanText(-3, ko), temperatureSpanText(5, us)]).toEqual(['3°', '9°F'])
  })
  it('tell wind', () => expect([windText(8, ko), windText(8, us)]).toEqual(['8 m/s', '18 mph']))
})
