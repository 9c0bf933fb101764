import { describe, expect, it } from 'vitest'
import { canvasSize, fitWithin, letterbox } from '../../src/vision/letterbox.ts'

describe('fitWithin', () => {
  it('makes the long side exact and cuts the other to whole pixels', () => {
    expect(fitWithin({ width: 427, height: 640 }, 416)).toEqual({ width: 277, height: 416 })
    expect(fitWithin({ width: 283, height: 100 }, 416)).toEqual({ width: 416, height: 146 })
  })

  it('leaves at least one pixel of a thread', () => {
    expect(fitWithin({ width: 10_000, height: 1 }, 416)).toEqual({ width: 416, height: 1 })
  })
})

describe('letterbox', () => {
  const layout = { longSide: 416, stride: 32, padValue: 114 }

  it('pads right and below to a multiple of the stride', () => {
    expect(canvasSize({ width: 277, height: 416 }, 32)).toEqual({ width: 288, height: 416 })
  })

  it('turns RGB rows into B, G, R planes without scaling values', () => {
    const { tensor, canvas } = letterbox(Uint8Array.of(1, 2, 3, 4, 5, 6), { width: 2, height: 1 }, layout)
    const plane = canvas.width * canvas.height
    expect(canvas).toEqual({ width: 32, height: 32 })
    expect([tensor[0], tensor[1], tensor[2]]).toEqual([3, 6, 114])
    expect([tensor[plane], tensor[plane + 1]]).toEqual([2, 5])
    expect([tensor[2 * plane], tensor[2 * plane + 1]]).toEqual([1, 4])
    expect(tensor[32]).toBe(114)
  })

  it('leaves nothing of what the memory held before', () => {
    const rgb = Uint8Array.of(1, 2, 3, 4, 5, 6)
    const memory = new Float32Array(5000).fill(7)
    const { tensor } = letterbox(rgb, { width: 2, height: 1 }, layout, memory)
    expect(tensor).toEqual(letterbox(rgb, { width: 2, height: 1 }, layout).tensor)
    expect(tensor.buffer).toBe(memory.buffer)
  })
})
