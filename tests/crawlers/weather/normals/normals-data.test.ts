import { Value } from 'typebox/value'
import { expect, it } from 'vitest'
import data from '../../../../src/crawlers/weather/normals/data/normals.json' with { type: 'json' }
import { normalAt } from '../../../../src/crawlers/weather/normals/normal-at.ts'
import { NormalsData } from '../../../../src/crawlers/weather/normals/normals-data.ts'

it('holds 22 observed stations with wind and 138 modelled cities without', () => {
  expect(Value.Check(NormalsData, data)).toBe(true)
  const observed = data.stations.filter((station) => station.observed)
  expect(observed).toHaveLength(22)
  expect(data.stations).toHaveLength(160)
  expect(data.stations.filter((station) => station.climate.wind)).toEqual(observed)
})

it('gives air that exists at every station, every week of a leap year and every third hour', () => {
  for (const station of data.stations) {
    const climate = { ...station.climate, wind: station.climate.wind ?? data.assumedWind }
    for (let hour = 0; hour < 366 * 24; hour += 7 * 24 + 3) {
      const normal = normalAt(Date.UTC(2028, 0, 1, hour), station, climate, data)
      expect(normal.temperatureC, station.name).toBeGreaterThan(-30)
      expect(normal.temperatureC, station.name).toBeLessThan(43)
      expect(normal.temperatureSdC, station.name).toBeGreaterThan(0.3)
      expect(normal.humidityPct, station.name).toBeGreaterThan(5)
      expect(normal.windMs, station.name).toBeGreaterThan(0.2)
      expect(normal.rainChancePct, station.name).toBeLessThan(40)
    }
  }
})
