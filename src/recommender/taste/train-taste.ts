import { GARMENTS } from '../../domain/garments/garments.ts'
import type { TasteAnswer, TasteModel, TasteQuality, TasteWeights } from '../../domain/taste.ts'
import { lossOf, meanLoss } from './fm-loss.ts'
import { type FmModel, fmScores } from './fm-model.ts'
import { createRowPacker, type Rows } from './rows.ts'
import { contextFeatures, garmentFeatures, personFeature, profileOfFeature } from './taste-features.ts'
import { FM_DEFAULTS, trainFm } from './train-fm.ts'

/** Fewer answers than this teach nothing that holds. */
export const LEAST_ANSWERS = 40
/** A person has tens of answers: few factors, and small steps, so that hundreds of them teach no more than they hold (docs/decisions/0017-taste.md). */
const SETTINGS = { ...FM_DEFAULTS, loss: 'logistic', k: 6, rate: 0.03, dropout: 0 } as const

export type TrainedTaste = {
  model: TasteModel
  /** What is known of each person, by profile. */
  persons: Readonly<Record<string, TasteWeights>>
  quality: TasteQuality
}

/** A model and what it knows of persons. */
export type TasteInUse = Pick<TrainedTaste, 'model' | 'persons'>

type Part = 'train' | 'heldOut' | 'judge'

const catalogue = new Map(GARMENTS.map((garment) => [garment.code, garment]))

/**
 * Learns from every garment of every answer: worn and liked against skipped. 70 % of the answers teach, 15 % say when to stop, 15 % judge;
 * an answer is in the same part each time, so that one model is judged by what no other was trained with. null where there are too few
 * answers, or only one kind.
 */
export function trainTaste(answers: readonly TasteAnswer[], signal?: AbortSignal): TrainedTaste | null {
  if (answers.length < LEAST_ANSWERS) return null
  const places = new Map<string, number>()
  const parts = partsOf(answers, places, true)
  const { train, heldOut, judge } = parts
  const mean = train.labels.reduce((sum, label) => sum + label, 0) / train.count
  if (heldOut.count === 0 || judge.count === 0 || !(mean > 0 && mean < 1)) return null
  const { model, epochs, best } = trainFm(train, heldOut, places.size, SETTINGS, signal ? { signal } : {})
  const { trainLoss, heldOutLoss } = epochs[best - 1] ?? { trainLoss: Number.NaN, heldOutLoss: Number.NaN }
  const meanScore = Math.log(mean / (1 - mean))
  return {
    ...namedWeights(model, places),
    quality: {
      trainLoss,
      heldOutLoss,
      gap: heldOutLoss - trainLoss,
      judgedLoss: meanLoss('logistic', fmScores(model, judge), judge.labels),
      meanLoss:
        judge.labels.reduce((sum, label) => sum + lossOf('logistic', meanScore, label), 0) / judge.count,
      judged: judge.count,
    },
  }
}

/** Log loss of a model in use over the judging part of the answers; null where that is empty. */
export function judgeTaste({ model, persons }: TasteInUse, answers: readonly TasteAnswer[]): number | null {
  const places = new Map<string, number>()
  const { judge } = partsOf(answers, places, false)
  if (judge.count === 0) return null
  const weightsOf = (feature: string) => {
    const profileId = profileOfFeature(feature)
    return profileId === null ? model.weights[feature] : persons[profileId]
  }
  const machine = {
    featureCount: places.size,
    k: model.k,
    bias: model.bias,
    linear: new Float64Array(places.size),
    factors: new Float64Array(places.size * model.k),
  }
  for (const [feature, place] of places) {
    const weights = weightsOf(feature)
    machine.linear[place] = weights?.w ?? 0
    machine.factors.set(weights?.v ?? [], place * model.k)
  }
  return meanLoss('logistic', fmScores(machine, judge), judge.labels)
}

/** Rows of each part. With `trainOnly`, features get places as the training part names them, and others are left out. */
function partsOf(
  answers: readonly TasteAnswer[],
  places: Map<string, number>,
  trainOnly: boolean,
): Record<Part, Rows> {
  const packers = { train: createRowPacker(), heldOut: createRowPacker(), judge: createRowPacker() }
  const placeOf = (feature: string, part: Part) => {
    const known = places.get(feature)
    if (known !== undefined) return [known]
    if (trainOnly && part !== 'train') return []
    places.set(feature, places.size)
    return [places.size - 1]
  }
  const inOrder = answers.toSorted(
    (a, b) => Number(partOf(a.id) !== 'train') - Number(partOf(b.id) !== 'train'),
  )
  for (const answer of inOrder) {
    const part = partOf(answer.id)
    const around = [...contextFeatures(answer), personFeature(answer.profileId)]
    for (const code of answer.garments) {
      const garment = catalogue.get(code)
      if (!garment) continue
      const features = [...garmentFeatures(garment), ...around].flatMap((feature) => placeOf(feature, part))
      packers[part].add(answer.verdict === 'skipped' ? 0 : 1, features)
    }
  }
  return { train: packers.train.rows(), heldOut: packers.heldOut.rows(), judge: packers.judge.rows() }
}

/** By a hash of the answer's id (FNV-1a), the same at each training. */
function partOf(id: string): Part {
  let hash = 0x811c9dc5
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
  const share = (hash >>> 8) % 100
  return share < 70 ? 'train' : share < 85 ? 'heldOut' : 'judge'
}

function namedWeights(model: FmModel, places: ReadonlyMap<string, number>): TasteInUse {
  const weights: Record<string, TasteWeights> = {}
  const persons: Record<string, TasteWeights> = {}
  for (const [feature, place] of places) {
    const v = [...model.factors.subarray(place * model.k, (place + 1) * model.k)].map(short)
    const known = { w: short(model.linear[place] ?? 0), v }
    const profileId = profileOfFeature(feature)
    if (profileId === null) weights[feature] = known
    else persons[profileId] = known
  }
  return { model: { k: model.k, bias: short(model.bias), weights }, persons }
}

/** As the store keeps it: six digits. */
function short(value: number): number {
  return Number(value.toPrecision(6))
}
