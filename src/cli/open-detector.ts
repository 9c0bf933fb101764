import { loadConfig } from '../config.ts'
import type { Detector } from '../domain/detector.ts'
import { openDetector } from '../vision/open-detector.ts'

/** Opens the detector of the settings, runs the work, closes it. */
export async function withDetector<T>(work: (detector: Detector) => Promise<T>): Promise<T> {
  const detector = await openDetector(loadConfig(process.env).vision)
  try {
    return await work(detector)
  } finally {
    await detector.close()
  }
}
