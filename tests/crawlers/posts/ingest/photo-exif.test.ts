import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPhotoExif } from '../../../../src/crawlers/posts/ingest/photo-exif.ts'

const NOTHING = { takenAt: null, offsetMin: null, coordinates: null }

function photo(exif: { IFD2?: Record<string, string>; IFD3?: Record<string, string> }): Promise<Buffer> {
  const blank = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888888' } })
  return blank.withExif(exif).jpeg().toBuffer()
}

it('reads the camera’s clock with its zone, and where it was', async () => {
  const bytes = await photo({
    IFD2: { DateTimeOriginal: '2024:05:01 14:35:10', OffsetTimeOriginal: '+09:00' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '37/1 30/1 36/1',
      GPSLongitudeRef: 'W',
      GPSLongitude: '127/1 0/1 0/1',
    },
  })
  expect(await readPhotoExif(bytes)).toEqual({
    takenAt: { date: '2024-05-01', time: '14:35' },
    offsetMin: 540,
    coordinates: { lat: 37.51, lon: -127 },
  })
})

it.each(['0000:00:00 00:00:00', '    :  :     :  :  ', '2024:13:45 99:00:00', 'yesterday'])(
  'takes the date %j for none',
  async (DateTimeOriginal) => {
    expect((await readPhotoExif(await photo({ IFD2: { DateTimeOriginal } }))).takenAt).toBeNull()
  },
)

describe('finds nothing, and does not fail,', () => {
  it('in a photo without EXIF', async () => {
    const blank = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888888' } })
    expect(await readPhotoExif(await blank.png().toBuffer())).toEqual(NOTHING)
  })
  it('in bytes that are no photo', async () => {
    expect(await readPhotoExif(Buffer.from('<html>'))).toEqual(NOTHING)
    expect(await readPhotoExif(new Uint8Array())).toEqual(NOTHING)
  })
  it('in damaged EXIF', async () => {
    const bytes = await photo({ IFD2: { DateTimeOriginal: '2024:05:01 14:35:10' } })
    const at = bytes.indexOf('Exif')
    for (let i = at + 14; i < at + 120; i++) bytes[i] = 0xff
    expect(await readPhotoExif(bytes)).toEqual(NOTHING)
  })
})
