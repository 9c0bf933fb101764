import { expect, it } from 'vitest'
import { createPairSource } from '../../src/api/evidence/pair-source.ts'
import type { TogetherRow } from '../../src/domain/evidence.ts'
import { StoreUnavailableError } from '../../src/store/store-unavailable-error.ts'

const rowsOf = (looks: number): TogetherRow[] => [{ stratum: 's', classes: [], looks }]
const MINUTE_MS = 60_000

function sourceOf(read: () => Promise<TogetherRow[]>) {
  let nowMs = Date.parse('2026-11-21T06:00:00Z')
  let reads = 0
  const wornTogether = () => {
    reads++
    return read()
  }
  const source = createPairSource({ wornTogether }, () => nowMs)
  return { source, reads: () => reads, wait: (minutes: number) => (nowMs += minutes * MINUTE_MS) }
}

it('reads once for all who ask, and again after ten minutes', async () => {
  let looks = 100
  const { source, reads, wait } = sourceOf(async () => rowsOf(looks))
  const asked = await Promise.all([source(), source(), source()])
  expect(asked.map((lifts) => lifts?.looks)).toEqual([100, 100, 100])
  looks = 200
  wait(9)
  expect((await source())?.looks).toBe(100)
  wait(1)
  expect((await source())?.looks).toBe(200)
  expect(reads()).toBe(2)
})

it('keeps what it read while the store is away, knows nothing where it never read, and reads again when it is back', async () => {
  let away = true
  const { source, wait } = sourceOf(async () => {
    if (away) throw new StoreUnavailableError('gone')
    return rowsOf(7)
  })
  expect(await source()).toBeNull()
  away = false
  expect((await source())?.looks).toBe(7)
  away = true
  wait(11)
  expect((await source())?.looks).toBe(7)
})

it('says nothing of a store without looks', async () => {
  expect(await sourceOf(async () => []).source()).toBeNull()
})

it('does not hide a fault of its own', async () => {
  await expect(
    sourceOf(async () => {
      throw new TypeError('broken')
    }).source(),
  ).rejects.toThrow('broken')
})
