import sharp from 'sharp'
import { expect, it } from 'vitest'
import { thumbnailOf } from '../../../../src/crawlers/posts/ingest/thumbnail-of.ts'

it('is an upright JPEG of 320 pixels without the camera’s place', async () => {
  const photo = await sharp({ create: { width: 640, height: 1280, channels: 3, background: '#446688' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 30/1 36/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect((await sharp(photo).metadata()).orientation).toBe(6)
  const { format, width, height, exif } = await sharp(await thumbnailOf(photo)).metadata()
  expect({ format, width, height, exif }).toEqual({
    format: 'jpeg',
    width: 320,
    height: 160,
    exif: undefined,
  })
})

it('does not blow up what is small', async () => {
  const photo = await sharp({ create: { width: 100, height: 80, channels: 4, background: '#44668800' } })
    .png()
    .toBuffer()
  const { width, height } = await sharp(await thumbnailOf(photo)).metadata()
  expect([width, height]).toEqual([100, 80])
})

it('says that a photo is damaged', async () => {
  await expect(thumbnailOf(Buffer.from('no photo'))).rejects.toMatchObject({ code: 'image-damaged' })
})
