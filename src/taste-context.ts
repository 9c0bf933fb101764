import { Worker } from 'node:worker_threads'
import type { Clock } from './domain/clock.ts'
import type { ReadTaste, TasteAnswer } from './domain/taste.ts'
import { judgeTaste, type TrainedTaste } from './recommender/taste/train-taste.ts'
import type { KeptTaste, TasteStore } from './store/profile-ports.ts'

/** So many new answers make a new model due at once; any make it due after a day. */
const ENOUGH_NEW = 50
const DUE_AFTER_MS = 24 * 3_600_000
/** Newest answers that a training reads: what was liked years ago says little. */
const MOST_ANSWERS = 50_000

/** `kept-out`: the new model judged worse than the one in use (or than the mean of everything), and is not used. */
export type TasteOutcome = 'not-due' | 'too-few' | 'kept-out' | 'in-use'

export type TasteDeps = {
  taste: TasteStore
  clock: Clock
  train?: (answers: readonly TasteAnswer[], signal: AbortSignal) => Promise<TrainedTaste | null>
}

/** A process hears of a new model this late at most. */
const READ_AGAIN_MS = 5 * 60_000

/** What is known of someone's taste; null while no model is in use. Reads the model now and then, the person each time. */
export function createTasteReader({ taste, clock }: Pick<TasteDeps, 'taste' | 'clock'>): ReadTaste {
  let known: { kept: KeptTaste | null; readAtMs: number } | null = null
  return async (profileId) => {
    const person = await taste.person(profileId)
    const old = known === null || clock() - known.readAtMs >= READ_AGAIN_MS
    // Factors of a person mean something beside the model that they were learned with, only.
    if (old || (person && person.version !== known?.kept?.version))
      known = { kept: await taste.inUse(), readAtMs: clock() }
    const kept = known?.kept
    if (!kept) return null
    return { model: kept.model, person: person?.version === kept.version ? person.weights : null }
  }
}

/** Learns taste anew where enough was said since, and puts the model in use only if it is not worse on answers that no training saw. */
export function createRenewTaste({ taste, clock, train = trainInThread }: TasteDeps) {
  return async function renewTaste(signal: AbortSignal): Promise<TasteOutcome> {
    const lastMs = await taste.lastMadeAtMs()
    const fresh = await taste.answersSince(lastMs ?? 0)
    const due = fresh >= ENOUGH_NEW || (fresh > 0 && lastMs !== null && clock() - lastMs >= DUE_AFTER_MS)
    if (!due) return 'not-due'
    const answers = await taste.answers(MOST_ANSWERS)
    const trained = await train(answers, signal)
    if (trained === null) return 'too-few'
    const { model, persons, quality } = trained
    const before = await taste.inUse()
    const incumbent = before && judgeTaste({ model: before.model, persons: await taste.persons() }, answers)
    const inUse = quality.judgedLoss <= Math.min(incumbent ?? Number.POSITIVE_INFINITY, quality.meanLoss)
    const kept = { version: crypto.randomUUID(), madeAtMs: clock(), inUse, answers: answers.length }
    await taste.save({ ...kept, quality, model }, persons)
    return inUse ? 'in-use' : 'kept-out'
  }
}

function trainInThread(answers: readonly TasteAnswer[], signal: AbortSignal): Promise<TrainedTaste | null> {
  const { promise, resolve, reject } = Promise.withResolvers<TrainedTaste | null>()
  const worker = new Worker(new URL('taste-thread.ts', import.meta.url), { workerData: answers })
  const stop = () => void worker.terminate()
  signal.addEventListener('abort', stop, { once: true })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(signal.reason ?? new Error(`the training ended with code ${code}`)))
  return promise.finally(() => signal.removeEventListener('abort', stop))
}
