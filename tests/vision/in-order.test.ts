import { describe, expect, it } from 'vitest'
import { inOrder } from '../../src/vision/in-order.ts'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

describe('inOrder', () => {
  it('yields results in the order of the items, whichever is done first', async () => {
    const results = []
    for await (const result of inOrder([20, 1, 10], async (ms) => pause(ms).then(() => ms)))
      results.push(result)
    expect(results).toEqual([20, 1, 10])
  })

  it('works on no more items at once than allowed', async () => {
    let running = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++running)
      await pause(2)
      running -= 1
    }
    for await (const _ of inOrder(Array(9).fill(0), work, 3)) expect(running).toBeLessThanOrEqual(3)
    expect(most).toBe(3)
  })

  it('ends with the first rejection in order', async () => {
    const work = async (item: number) => {
      if (item === 2) throw new Error('second')
      return item
    }
    const results: number[] = []
    const all = async () => {
      for await (const result of inOrder([1, 2, 3], work)) results.push(result)
    }
    await expect(all()).rejects.toThrow('second')
    expect(results).toEqual([1])
  })
})
