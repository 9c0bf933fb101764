import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { GARMENT_CLASSES } from '../domain/garment-class.ts'
import { AbortedError } from '../errors.ts'

const Rate = Type.Number({ minimum: 0, maximum: 1 })
const RateOrNull = Type.Union([Rate, Type.Null()])

/** What is said of one class: boxes on val, and how well the image tag at the shipped threshold tells who wears it. */
const ClassCard = Type.Object({
  valBoxes: Type.Integer(),
  ap50: RateOrNull,
  ap: RateOrNull,
  /** Photos behind the tag figures that have, and don't have, the class. */
  photosWith: Type.Integer(),
  photosWithout: Type.Integer(),
  sensitivity: RateOrNull,
  specificity: RateOrNull,
})

/** models/garments.json: what the model file is, how to feed it, and how far to trust it. */
export const ModelCard = Type.Object({
  name: Type.String(),
  version: Type.String(),
  file: Type.String(),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  classes: Type.Array(Type.String()),
  input: Type.Object({
    name: Type.String(),
    longSide: Type.Integer({ minimum: 32 }),
    stride: Type.Integer({ minimum: 1 }),
    padValue: Type.Integer({ minimum: 0, maximum: 255 }),
    channels: Type.Literal('bgr'),
    range: Type.Tuple([Type.Literal(0), Type.Literal(255)]),
  }),
  outputs: Type.Object({ boxes: Type.String(), scores: Type.String() }),
  suppression: Type.Object({ maxOverlap: Rate, limit: Type.Integer({ minimum: 1 }) }),
  /** A kept box becomes the mean of the places that overlap it so much and are so sure. */
  averaging: Type.Object({ minOverlap: Rate, minScore: Rate }),
  /** Scores from which an image tag counts, a class. */
  thresholds: Type.Record(Type.String(), Rate),
  training: Type.Object({
    startedFrom: Type.String(),
    data: Type.Array(Type.Object({ name: Type.String(), licence: Type.String(), use: Type.String() })),
    summary: Type.String(),
  }),
  metrics: Type.Object({
    val: Type.Object({ photos: Type.Integer(), ap50: Rate, ap: Rate, tagMicroF1: Rate, how: Type.String() }),
    items: Type.Object({ photos: Type.Integer(), top1: Rate, how: Type.String() }),
    tags: Type.String(),
    classes: Type.Record(Type.String(), ClassCard),
  }),
  weaknesses: Type.Array(Type.String()),
  licence: Type.String(),
})
export type ModelCard = Static<typeof ModelCard>

export type Model = { card: ModelCard; bytes: Uint8Array; thresholds: readonly number[] }

/** Where the shipped card lies. */
export const DEFAULT_MODEL_CARD = fileURLToPath(new URL('../../models/garments.json', import.meta.url))

/**
 * Reads a card and its model file (beside it). Throws AbortedError `model-missing` when either is not there, `model-mismatch` when
 * the card is no card, its classes are not this project's in this order, or the file is not the one that the card describes.
 */
export async function readModel(cardPath: string = DEFAULT_MODEL_CARD): Promise<Model> {
  const card = parseModelCard(await readOrAbort(cardPath))
  const bytes = await readOrAbort(join(dirname(cardPath), card.file))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== card.sha256) {
    throw new AbortedError(
      'model-mismatch',
      `${card.file} is not the file that its card describes: sha256 ${sha256.slice(0, 12)}…, expected ${card.sha256.slice(0, 12)}….`,
    )
  }
  return { card, bytes, thresholds: GARMENT_CLASSES.map((name) => card.thresholds[name]!) }
}

/** Parses and checks a card against the contract of this project. */
export function parseModelCard(json: Uint8Array): ModelCard {
  const card = parseJson(json)
  if (!Value.Check(ModelCard, card)) {
    const [first] = Value.Errors(ModelCard, card)
    throw new AbortedError(
      'model-mismatch',
      `The model card is not valid: ${first?.instancePath} ${first?.message}.`,
    )
  }
  const differs = GARMENT_CLASSES.findIndex((name, i) => card.classes[i] !== name)
  if (differs >= 0 || card.classes.length !== GARMENT_CLASSES.length) {
    throw new AbortedError(
      'model-mismatch',
      `The model's classes are not the garment classes in their order: ${card.classes.length} of ${GARMENT_CLASSES.length}, ` +
        `first difference at ${differs}: ${card.classes[differs]} for ${GARMENT_CLASSES[differs]}.`,
    )
  }
  const without = GARMENT_CLASSES.find((name) => card.thresholds[name] === undefined)
  if (without) throw new AbortedError('model-mismatch', `The model card has no threshold for ${without}.`)
  return card
}

function parseJson(json: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(json).toString('utf8'))
  } catch (cause) {
    throw new AbortedError('model-mismatch', 'The model card is not JSON.', { cause })
  }
}

async function readOrAbort(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new AbortedError('model-missing', `The model file ${basename(path)} can't be read.`, { cause })
  }
}
