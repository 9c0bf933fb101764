import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodePhoto } from '../../src/vision/decode-photo.ts'
import { colourName, pixelAt, quarters } from './pictures.ts'

/** The colours of the four quarters, clockwise from top left, as decoded. */
async function quartersSeen(bytes: Uint8Array) {
  const { rgb, size, source } = await decodePhoto(bytes, 96)
  expect(rgb.length).toBe(size.width * size.height * 3)
  const corners = [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.75, 0.75],
    [0.25, 0.75],
  ] as const
  return { source, colours: corners.map(([u, v]) => colourName(pixelAt(rgb, size, u, v))) }
}
const UPRIGHT = ['red', 'green', 'blue', 'white']

describe('decodePhoto', () => {
  // What the EXIF orientation says the stored rows and columns are, so turned back: TIFF 6.0, tag 274.
  it.each([
    [1, ['red', 'green', 'blue', 'white']],
    [2, ['green', 'red', 'white', 'blue']],
    [3, ['blue', 'white', 'red', 'green']],
    [4, ['white', 'blue', 'green', 'red']],
    [5, ['red', 'white', 'blue', 'green']],
    [6, ['white', 'red', 'green', 'blue']],
    [7, ['blue', 'green', 'red', 'white']],
    [8, ['green', 'blue', 'white', 'red']],
  ])('turns a JPEG of orientation %i upright', async (orientation, colours) => {
    const seen = await quartersSeen(await quarters().withMetadata({ orientation }).jpeg().toBuffer())
    expect(seen.colours).toEqual(colours)
    expect(seen.source).toEqual(orientation > 4 ? { width: 96, height: 64 } : { width: 64, height: 96 })
  })

  it.each([
    ['PNG', () => quarters().png()],
    ['16-bit PNG', () => quarters().toColourspace('rgb16').png()],
    ['WebP', () => quarters().webp()],
    ['AVIF', () => quarters().avif()],
    ['GIF', () => quarters().gif()],
    ['TIFF', () => quarters().tiff()],
    ['CMYK JPEG', () => quarters().toColourspace('cmyk').jpeg()],
    ['progressive JPEG', () => quarters().jpeg({ progressive: true })],
  ])('reads %s in its colours', async (_, encode) => {
    expect((await quartersSeen(await encode().toBuffer())).colours).toEqual(UPRIGHT)
  })

  it('reads grey as grey', async () => {
    const { rgb } = await decodePhoto(await quarters().greyscale().png().toBuffer(), 96)
    expect(rgb[0]).toBe(rgb[1])
    expect(rgb[1]).toBe(rgb[2])
  })

  it('lays a see-through picture on white', async () => {
    const clear = sharp({
      create: { width: 8, height: 8, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } },
    })
    const { rgb } = await decodePhoto(await clear.png().toBuffer(), 8)
    expect([...rgb.subarray(0, 3)]).toEqual([255, 255, 255])
  })

  it.each(['gif', 'webp'] as const)('takes the first frame of an animated %s', async (format) => {
    const frame = (background: string) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer()
    const animation = sharp([await frame('#dc1414'), await frame('#1414dc')], { join: { animated: true } })
    const { rgb, source } = await decodePhoto(await animation.toFormat(format).toBuffer(), 20)
    expect(source).toEqual({ width: 20, height: 20 })
    expect(colourName([...rgb.subarray(0, 3)])).toBe('red')
  })

  it('shrinks and grows to the long side', async () => {
    const shrunk = await decodePhoto(await quarters(640, 427).jpeg().toBuffer(), 416)
    expect(shrunk.size).toEqual({ width: 416, height: 277 })
    const grown = await decodePhoto(await quarters(1, 1).png().toBuffer(), 416)
    expect(grown).toMatchObject({ source: { width: 1, height: 1 }, size: { width: 416, height: 416 } })
  })

  it.each([
    ['no bytes', new Uint8Array(), 'not-an-image'],
    ['a text', Buffer.from('a photo, honestly'), 'not-an-image'],
    ['zeros', Buffer.alloc(5000), 'not-an-image'],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'image-unsupported',
    ],
    ['a PDF', Buffer.from('%PDF-1.7 and so on'), 'image-unsupported'],
    ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image-unsupported'],
    ['a JPEG header alone', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image-damaged'],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1), 'image-too-large'],
  ])('refuses %s with its reason', async (_, bytes, code) => {
    await expect(decodePhoto(bytes, 416)).rejects.toMatchObject({ code, reaction: 'skip' })
  })

  it('refuses a header of 30,000 × 30,000 before decoding', async () => {
    const png = await quarters().png().toBuffer()
    png.writeUInt32BE(30_000, 16)
    png.writeUInt32BE(30_000, 20)
    await expect(decodePhoto(png, 416)).rejects.toMatchObject({ code: 'image-too-large' })
  })
})
