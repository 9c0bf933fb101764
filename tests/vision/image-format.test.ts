import { describe, expect, it } from 'vitest'
import { imageFormat, isReadableFormat } from '../../src/vision/image-format.ts'
import { quarters } from './pictures.ts'

describe('imageFormat', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)(
    'knows a %s by its first bytes and reads it',
    async (format) => {
      expect(imageFormat(await quarters().toFormat(format).toBuffer())).toBe(format)
      expect(isReadableFormat(format)).toBe(true)
    },
  )

  it('tells HEIC from AVIF by its brand', () => {
    expect(imageFormat(Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'latin1'))).toBe('heic')
    expect(imageFormat(Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1avif', 'latin1'))).toBe('avif')
    expect(isReadableFormat('heic')).toBe(false)
  })

  it('says nothing of bytes it does not know', () => {
    expect(imageFormat(Buffer.from('plain text'))).toBeNull()
    expect(imageFormat(new Uint8Array())).toBeNull()
  })
})
