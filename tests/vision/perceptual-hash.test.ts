import { describe, expect, it } from 'vitest'
import { decodePhoto } from '../../src/vision/decode-photo.ts'
import { hashDistance, perceptualHash } from '../../src/vision/perceptual-hash.ts'
import { noise } from './pictures.ts'

const hashOf = async (bytes: Uint8Array) => {
  const { rgb, size } = await decodePhoto(bytes, 416)
  return perceptualHash(rgb, size)
}

describe('perceptualHash', () => {
  const picture = noise(24, 32).resize(480, 640, { kernel: 'cubic' })

  it('stays nearly the same when a photo is scaled and compressed again', async () => {
    const original = await hashOf(await picture.clone().png().toBuffer())
    const copy = await hashOf(await picture.clone().resize(300, 400).jpeg({ quality: 50 }).toBuffer())
    expect(hashDistance(original, copy)).toBeLessThanOrEqual(4)
  })

  it('differs in about half of its bits between different photos', async () => {
    const one = await hashOf(await picture.clone().png().toBuffer())
    const other = await hashOf(await picture.clone().flop().rotate(180).negate().png().toBuffer())
    expect(hashDistance(one, other)).toBeGreaterThan(16)
  })

  it('counts one bit for each pair that gets brighter', () => {
    const rising = Uint8Array.from({ length: 9 * 8 * 3 }, (_, i) => (Math.floor(i / 3) % 9) * 20)
    expect(perceptualHash(rising, { width: 9, height: 8 })).toBe('ffffffffffffffff')
    expect(perceptualHash(new Uint8Array(9 * 8 * 3), { width: 9, height: 8 })).toBe('0000000000000000')
    expect(hashDistance('ffffffffffffffff', '0000000000000000')).toBe(64)
  })
})
