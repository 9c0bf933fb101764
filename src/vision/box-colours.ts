import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GarmentColour } from '../domain/detector.ts'
import type { GarmentClass } from '../domain/garment-class.ts'
import { type Lab, labOf } from '../domain/lab.ts'
import { dominantColours } from './colour/dominant-colours.ts'
import { type DecodedPhoto, decodePhoto } from './decode-photo.ts'
import type { CocoFile } from './evaluate.ts'
import { inOrder } from './in-order.ts'

/** The labelled garments of a photo with their main colours, boxes in pixels of the file's photo, and the mean of all its pixels. */
export type BoxColours = {
  pieces: { class: GarmentClass; box: [number, number, number, number]; colour: GarmentColour }[]
  light: Lab
}

/** Colours need no more pixels, long side. */
const LONG_SIDE = 640
/** For the mean every so many pixels are enough. */
const LIGHT_STEP = 17

/** Looks at the colours inside the boxes of a COCO file, as the tagger does inside the boxes that it finds. Rejects with the first photo's error. */
export async function coloursOfBoxes(coco: CocoFile, imagesDir: string): Promise<BoxColours[]> {
  const nameOf = new Map(coco.categories.map(({ id, name }) => [id, name]))
  const boxesOf = Map.groupBy(coco.annotations, ({ image_id }) => image_id)
  const look = async ({ id, file_name }: CocoFile['images'][number]): Promise<BoxColours> => {
    const photo = await decodePhoto(await readFile(join(imagesDir, file_name)), LONG_SIDE)
    return {
      pieces: (boxesOf.get(id) ?? []).flatMap(({ category_id, bbox }) => {
        const name = nameOf.get(category_id)
        const [colour] = coloursIn(photo, bbox)
        return name && colour ? [{ class: name, box: bbox, colour }] : []
      }),
      light: meanLight(photo.rgb),
    }
  }
  const photos: BoxColours[] = []
  for await (const photo of inOrder(coco.images, look)) photos.push(photo)
  return photos
}

function coloursIn({ rgb, size, source }: DecodedPhoto, box: readonly number[]): GarmentColour[] {
  const [x = 0, y = 0, width = 0, height = 0] = box
  const byX = size.width / source.width
  const byY = size.height / source.height
  return dominantColours(rgb, size, { x: x * byX, y: y * byY, width: width * byX, height: height * byY })
}

function meanLight(rgb: Uint8Array): Lab {
  const sum = [0, 0, 0]
  let pixels = 0
  for (let at = 0; at + 2 < rgb.length; at += 3 * LIGHT_STEP, pixels++)
    for (const [i, value] of labOf(rgb[at]!, rgb[at + 1]!, rgb[at + 2]!).entries()) sum[i]! += value
  return [sum[0]! / pixels, sum[1]! / pixels, sum[2]! / pixels]
}
