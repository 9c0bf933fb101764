import { beforeEach, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { createDemand } from '../../src/store/demand.ts'

const monday = Date.parse('2026-11-16T00:00:00Z')
const DAY_MS = 86_400_000

export function demandContract(database: () => Database): void {
  beforeEach(async () => {
    await database().query('truncate demand')
  })

  it('names the places asked for most, with the place as it was last asked for', async () => {
    const demand = createDemand(database())
    await demand.touch('1168000000', { name: '강남구, before' }, monday)
    await demand.touch('1168000000', { name: '강남구' }, monday + DAY_MS)
    await demand.touch('geo:40.70,-74.00', { name: 'elsewhere' }, monday)
    expect(await demand.mostAsked(monday, 10)).toEqual([
      { code: '1168000000', place: { name: '강남구' }, asks: 2 },
      { code: 'geo:40.70,-74.00', place: { name: 'elsewhere' }, asks: 1 },
    ])
    expect(await demand.mostAsked(monday, 1)).toHaveLength(1)
  })

  it('counts several asks at once', async () => {
    const demand = createDemand(database())
    await demand.touch('1168000000', {}, monday, 3)
    await demand.touch('1168000000', {}, monday, 4)
    expect(await demand.mostAsked(monday, 1)).toMatchObject([{ asks: 7 }])
  })

  it('counts from the UTC day of the moment asked', async () => {
    const demand = createDemand(database())
    await demand.touch('1168000000', {}, monday - 1)
    await demand.touch('1168000000', {}, monday)
    expect(await demand.mostAsked(monday + DAY_MS - 1, 10)).toMatchObject([{ asks: 1 }])
    expect(await demand.mostAsked(monday + DAY_MS, 10)).toEqual([])
  })

  it('counts every ask of many at once', async () => {
    const demand = createDemand(database())
    await Promise.all(Array.from({ length: 50 }, () => demand.touch('1168000000', {}, monday)))
    expect(await demand.mostAsked(monday, 1)).toMatchObject([{ asks: 50 }])
  })

  it('forgets days before a moment and says how many counts went', async () => {
    const demand = createDemand(database())
    await demand.touch('1168000000', {}, monday - 1)
    await demand.touch('1168000000', {}, monday)
    expect(await demand.deleteDemandBefore(monday + 1)).toBe(1)
    expect(await demand.mostAsked(0, 1)).toMatchObject([{ asks: 1 }])
  })
}
