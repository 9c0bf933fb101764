import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../src/domain/local-time.ts'
import { type CommonsFile, commonsFile } from '../../tests/fakes/fake-commons.ts'
import { drawnPhoto } from './drawn-photo.ts'

/** Gangnam, Mapo, Jongno: where the demo says that its photos were taken. */
const PLACES = [
  { lat: 37.5006, lon: 127.0364 },
  { lat: 37.5563, lon: 126.9236 },
  { lat: 37.5729, lon: 126.9794 },
]
/** Days before today: the last weeks, whose weather the archive has, and the same weeks a year ago. */
const DAYS_AGO = [...range(3, 32), ...range(350, 380)]
const FIRST_HOUR = 7
const HOURS = 14

export type DemoPhotos = { kind: 'street' | 'drawn'; photos: readonly Uint8Array[] }

/** `count` photos (as many as there are) of the reference material, else as many drawings. */
export async function demoPhotos(count: number, { drawn }: { drawn: boolean }): Promise<DemoPhotos> {
  const folder = join(process.env.REFERENCE_DIR ?? '../shared', 'data', 'street-photos', 'images')
  const names = drawn || !existsSync(folder) ? [] : readdirSync(folder).toSorted().slice(0, count)
  if (names.length > 0)
    return { kind: 'street', photos: names.map((name) => readFileSync(join(folder, name))) }
  return { kind: 'drawn', photos: await Promise.all(Array.from({ length: count }, (_, n) => drawnPhoto(n))) }
}

/**
 * What the stand-in for Commons says about the photos: places, times and authors are invented, and every text says so. Drawings are ours to
 * give away (CC0); of street photos no licence is stated, so that no copy of them is kept.
 */
export function demoFiles({ kind, photos }: DemoPhotos, today: string): CommonsFile[] {
  return photos.map((_, i) => {
    const number = String(i + 1).padStart(4, '0')
    const { lat, lon } = PLACES[i % PLACES.length]!
    const hour = String(FIRST_HOUR + ((i * 5) % HOURS)).padStart(2, '0')
    const date = addDays(today, -DAYS_AGO[(i * 17) % DAYS_AGO.length]!)
    const licence =
      kind === 'drawn'
        ? { LicenseShortName: 'CC0', LicenseUrl: 'https://creativecommons.org/publicdomain/zero/1.0/' }
        : { LicenseShortName: '', LicenseUrl: '' }
    return commonsFile(i + 1, {
      title: `File:Ondot demo ${number}.jpg`,
      user: `ondot-demo-${number}`,
      extmetadata: {
        ...licence,
        DateTimeOriginal: `${date} ${hour}:20:00`,
        Artist: `Ondot demo ${number} (지어낸 이름 invented)`,
        GPSLatitude: lat,
        GPSLongitude: lon,
        ImageDescription: '온돗 데모: 장소와 시간은 지어낸 것. Ondot demo: place and time are invented.',
        Categories: 'Ondot demo',
      },
    })
  })
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
