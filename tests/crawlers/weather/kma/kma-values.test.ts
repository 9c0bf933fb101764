import { describe, expect, it } from 'vitest'
import {
  cloudPctOfSky,
  hourlyAmount,
  kindOfPty,
  kmaAmount,
  kmaNumber,
} from '../../../../src/crawlers/weather/kma/kma-values.ts'
import { decodedServiceKey } from '../../../../src/crawlers/weather/kma/service-key.ts'
import { FAKE_KMA_KEY } from '../../../fakes/fake-kma.ts'

describe('KMA values', () => {
  it('takes 0 for a value and 900 sentinels of either sign for missing', () => {
    expect(['0', 0, '-0.5', '899.9', '-899.9'].map(kmaNumber)).toEqual([0, 0, -0.5, 899.9, -899.9])
    expect(['900', '-900', '-999', '998.9', 999, '', null, undefined, 'x'].map(kmaNumber)).toEqual(
      Array(9).fill(null),
    )
  })

  it.each([
    ['강수없음', 0],
    ['적설없음', 0],
    ['-', 0],
    [null, 0],
    ['0', 0],
    ['0.4', 0.4],
    ['2', 2],
    ['1mm 미만', 0.5],
    ['1.0mm 미만', 0.5],
    ['0.5cm 미만', 0.25],
    ['1.0cm 미만', 0.5],
    ['6.2mm', 6.2],
    ['4.9cm', 4.9],
    ['30.0~50.0mm', 40],
    ['50.0mm 이상', 50],
    ['5.0cm 이상', 5],
    ['-999', null],
    ['999', null],
    ['많음', null],
  ])('reads the amount %s as %s', (text, amount) => {
    expect(kmaAmount(text)).toBe(amount)
  })

  it('reads classes of intensity in a 3-hourly row, and shares a stated amount over its hours', () => {
    expect(['0', '1', '2', '3'].map((code) => hourlyAmount(code, 3, 'rain'))).toEqual([0, 1.5, 3, 15])
    expect(['0', '1', '2'].map((code) => hourlyAmount(code, 3, 'snow'))).toEqual([0, 0.5, 1])
    expect(hourlyAmount('0.6', 3, 'rain')).toBeCloseTo(0.2, 12)
    expect(hourlyAmount('2', 1, 'rain')).toBe(2)
  })

  it('knows the kinds of both products', () => {
    expect(['0', '1', '2', '3', '4', '5', '6', '7'].map(kindOfPty)).toEqual([
      'none',
      'rain',
      'sleet',
      'snow',
      'rain',
      'rain',
      'sleet',
      'snow',
    ])
    expect(['8', '-999', undefined].map(kindOfPty)).toEqual([null, null, null])
  })

  it('reads the sky as the middle of its tenths', () => {
    expect(['1', '3', '4', '2', undefined].map(cloudPctOfSky)).toEqual([25, 70, 95, null, null])
  })
})

describe('the service key', () => {
  it('comes out in its decoding form from either form', () => {
    expect(decodedServiceKey(FAKE_KMA_KEY)).toBe(FAKE_KMA_KEY)
    expect(decodedServiceKey(encodeURIComponent(FAKE_KMA_KEY))).toBe(FAKE_KMA_KEY)
  })

  it('is left as it is where it is no valid encoding', () => {
    expect(decodedServiceKey('100%key')).toBe('100%key')
  })
})
