import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Detector } from '../domain/detector.ts'
import { GARMENT_CLASSES, GarmentClass } from '../domain/garment-class.ts'
import { AbortedError } from '../errors.ts'
import { averagePrecision, type EvaluatedPhoto } from './average-precision.ts'
import { inOrder } from './in-order.ts'
import { countTags, sumCounts, type TagRates, tagRates } from './tag-metrics.ts'

/** The parts of a COCO annotation file that are read here. */
export const CocoFile = Type.Object({
  images: Type.Array(Type.Object({ id: Type.Integer(), file_name: Type.String() })),
  categories: Type.Array(Type.Object({ id: Type.Integer(), name: GarmentClass })),
  annotations: Type.Array(
    Type.Object({
      image_id: Type.Integer(),
      category_id: Type.Integer(),
      bbox: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
    }),
  ),
})
export type CocoFile = Static<typeof CocoFile>

export type ClassEvaluation = { boxes: number; ap50: number | null; ap: number | null; tags: TagRates }
export type Evaluation = {
  photos: number
  /** Mean over the classes that occur. */
  ap50: number
  ap: number
  /** Micro average over all classes at the thresholds given. */
  tags: TagRates
  classes: Record<GarmentClass, ClassEvaluation>
}

/** Boxes from this score on count for average precision. */
const MIN_SCORE = 0.01

/** Throws AbortedError `not-a-coco-file` when the file is none or names classes that the detector lacks. */
export async function readCoco(path: string): Promise<CocoFile> {
  const coco: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (!Value.Check(CocoFile, coco))
    throw new AbortedError('not-a-coco-file', `${path} is no COCO annotation file of the garment classes.`)
  return coco
}

/** Runs the detector over every photo of the file; photos come back in its order. Rejects with the first photo's error. */
export async function detectAll(
  detector: Detector,
  coco: CocoFile,
  imagesDir: string,
  signal?: AbortSignal,
): Promise<EvaluatedPhoto[]> {
  const indexOfCategory = new Map(coco.categories.map(({ id, name }) => [id, GARMENT_CLASSES.indexOf(name)]))
  const photos: EvaluatedPhoto[] = []
  const detect = async (image: CocoFile['images'][number]): Promise<EvaluatedPhoto> => {
    const bytes = await readFile(join(imagesDir, image.file_name))
    const { garments } = await detector.detect(bytes, { minScore: MIN_SCORE }, signal)
    return {
      truths: coco.annotations
        .filter(({ image_id }) => image_id === image.id)
        .map(({ category_id, bbox }) => ({ classIndex: indexOfCategory.get(category_id) ?? -1, box: bbox })),
      found: garments.map((garment) => ({
        classIndex: GARMENT_CLASSES.indexOf(garment.class),
        box: garment.box,
        score: garment.score,
      })),
    }
  }
  for await (const photo of inOrder(coco.images, detect)) photos.push(photo)
  return photos
}

/** Average precision as pycocotools gives it, and image tags at `thresholds` (one a class, in the order of GARMENT_CLASSES). Pure. */
export function evaluate(photos: readonly EvaluatedPhoto[], thresholds: readonly number[]): Evaluation {
  const rows = GARMENT_CLASSES.map((name, classIndex) => {
    const precision = averagePrecision(photos, classIndex)
    const counts = countTags(photos, classIndex, thresholds[classIndex]!)
    return {
      name,
      counts,
      evaluation: {
        boxes: photos.flatMap(({ truths }) => truths.filter((truth) => truth.classIndex === classIndex))
          .length,
        ap50: precision?.[0] ?? null,
        ap: precision ? mean(precision) : null,
        tags: tagRates(counts),
      },
    }
  })
  const measured = rows.flatMap(({ evaluation: { ap50, ap } }) =>
    ap50 === null || ap === null ? [] : [{ ap50, ap }],
  )
  return {
    photos: photos.length,
    ap50: mean(measured.map(({ ap50 }) => ap50)),
    ap: mean(measured.map(({ ap }) => ap)),
    tags: tagRates(sumCounts(rows.map(({ counts }) => counts))),
    classes: Object.fromEntries(
      rows.map(({ name, evaluation }) => [name, evaluation]),
    ) as Evaluation['classes'],
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
