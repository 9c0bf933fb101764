import { describe, expect, it } from 'vitest'
import { blendStations } from '../../../../src/crawlers/weather/normals/blend-stations.ts'
import type { Station } from '../../../../src/crawlers/weather/normals/normals-data.ts'

const KM_PER_DEGREE = 111.2

/** A station so many km north of 0° N 0° E whose year is as warm as stated all through. */
function station(name: string, km: number, temperatureC: number, rest: Partial<Station> = {}): Station {
  const daily = (mean: number) => ({ mean: [mean, 0, 0], variance: [1, 0, 0] })
  return {
    name,
    lat: km / KM_PER_DEGREE,
    lon: 0,
    heightM: 0,
    observed: true,
    climate: {
      temperature: daily(temperatureC),
      rangeC: [8, 0, 0],
      humidity: daily(60),
      wind: daily(3),
      wetDay: [0.3, 0, 0],
    },
    ...rest,
  }
}

const HERE = { lat: 0, lon: 0 }
const assumedWind = { mean: [2, 0, 0], variance: [1, 0, 0] }
const temperatureOf = (...stations: Station[]) =>
  blendStations(HERE, { stations, assumedWind })?.climate.temperature.mean[0]

describe('the blend of stations', () => {
  it('is the station itself where it is the only one, and the mean of two equally far', () => {
    expect(temperatureOf(station('a', 40, 12))).toBe(12)
    expect(temperatureOf(station('a', 40, 12), station('b', -40, 14))).toBeCloseTo(13, 6)
  })

  it('trusts the nearer more, and none at 150 km or farther', () => {
    expect(temperatureOf(station('a', 20, 10), station('b', 100, 20))).toBeCloseTo(10.06, 1)
    expect(temperatureOf(station('a', 20, 10), station('b', 151, 20))).toBe(10)
    expect(temperatureOf(station('b', 151, 20))).toBeUndefined()
  })

  it('fades a station out towards 150 km, so that no place changes at once', () => {
    expect(temperatureOf(station('a', 100, 10), station('b', 149.5, 20))).toBeCloseTo(10, 3)
  })

  it('brings the others to the height of the nearest by 6.5 °C a km', () => {
    const valley = station('valley', 30, 25)
    const mountain = station('mountain', -30.1, 25 - 9.75, { heightM: 1500 })
    expect(temperatureOf(valley, mountain)).toBeCloseTo(25, 6)
  })

  it('puts what was observed before what was modelled at the same distance', () => {
    const modelled = station('modelled', -20, 20, { observed: false })
    expect(temperatureOf(station('observed', 20, 10), modelled)).toBeCloseTo(10 + 10 / (1 + 2.5 ** 2), 3)
  })

  it('takes wind from stations that report it, and assumes it where none does', () => {
    const silent = (km: number) => {
      const { climate, ...rest } = station('silent', km, 10)
      return { ...rest, climate: { ...climate, wind: null } }
    }
    const some = blendStations(HERE, { stations: [silent(1), station('a', 90, 10)], assumedWind })
    expect(some).toMatchObject({ windAssumed: false, climate: { wind: { mean: [3, 0, 0] } } })
    const none = blendStations(HERE, { stations: [silent(1)], assumedWind })
    expect(none).toMatchObject({ windAssumed: true, climate: { wind: assumedWind } })
  })
})
