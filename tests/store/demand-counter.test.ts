import { expect, it } from 'vitest'
import type { Place } from '../../src/domain/place.ts'
import { createDemandCounter } from '../../src/store/demand-counter.ts'
import { StoreUnavailableError } from '../../src/store/store-unavailable-error.ts'
import { createMemoryDemand } from '../fakes/memory-demand.ts'
import { createMemoryLog } from '../fakes/memory-log.ts'

const NOW = Date.parse('2026-11-21T00:00:00Z')
const place = (code: string): Place => ({
  code,
  name: code,
  nameEn: code,
  lat: 0,
  lon: 0,
  timeZone: 'UTC',
  grid: null,
})

it('brings the asks of many requests into the store in one go', async () => {
  const demand = createMemoryDemand()
  const counter = createDemandCounter(demand, () => NOW, createMemoryLog())
  for (const code of ['a', 'b', 'a', 'a']) counter.asked(place(code))
  expect(await demand.mostAsked(0, 9)).toEqual([])
  await counter.close()
  expect(await demand.mostAsked(0, 9)).toMatchObject([
    { code: 'a', asks: 3 },
    { code: 'b', asks: 1 },
  ])
})

it('keeps the counts while the store is away, and loses and doubles none', async () => {
  const demand = createMemoryDemand()
  let away = true
  const touch = async (...asks: Parameters<typeof demand.touch>) => {
    if (away && asks[0] === 'b') throw new StoreUnavailableError('away')
    await demand.touch(...asks)
  }
  const counter = createDemandCounter({ ...demand, touch }, () => NOW, createMemoryLog())
  for (const code of ['a', 'b', 'c', 'b']) counter.asked(place(code))
  await counter.flush()
  counter.asked(place('b'))
  away = false
  await counter.close()
  expect(await demand.mostAsked(0, 9)).toMatchObject([
    { code: 'b', asks: 3 },
    { code: 'a', asks: 1 },
    { code: 'c', asks: 1 },
  ])
})
