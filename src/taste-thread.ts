import { parentPort, workerData } from 'node:worker_threads'
import type { TasteAnswer } from './domain/taste.ts'
import { trainTaste } from './recommender/taste/train-taste.ts'

// Training takes seconds of one core: not on the thread that answers.
parentPort?.postMessage(trainTaste(workerData as TasteAnswer[]))
