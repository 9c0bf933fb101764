import DataLoader from 'dataloader'
import {
  type LookWeatherAnswer,
  type LookWeatherDeps,
  lookWeatherOf,
  type WornAt,
} from './look-weather-of.ts'

/** Looks that come within this time, or while another question is under way, share a question: they share calls of the archive, too. */
const GATHER_MS = 20
const MOST_AT_ONCE = 64
/** A crawl does not stand still for an archive: who waits longer is stored as waiting, and joined by the job. */
const PATIENCE_MS = 20_000

export type AskWeather = (look: WornAt) => Promise<LookWeatherAnswer>

/** The weather of one look at a time, asked for many together. `later` where it takes too long or fails; rejects once `signal` is aborted. */
export function createAskWeather(deps: LookWeatherDeps, signal: AbortSignal): AskWeather {
  let underWay: Promise<unknown> = Promise.resolve()
  const loader = new DataLoader<WornAt, LookWeatherAnswer>(
    async (looks) => {
      const patience = AbortSignal.timeout(PATIENCE_MS)
      try {
        const answers = lookWeatherOf(deps, looks, AbortSignal.any([signal, patience]))
        underWay = answers.catch(() => {})
        return await answers
      } catch (error) {
        if (patience.aborted && !signal.aborted) return looks.map(() => 'later')
        throw error
      }
    },
    {
      cache: false,
      maxBatchSize: MOST_AT_ONCE,
      batchScheduleFn: (ask) => void underWay.then(() => setTimeout(ask, GATHER_MS)),
    },
  )
  return (look) => loader.load(look)
}
