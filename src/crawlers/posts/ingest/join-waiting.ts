import type { Clock } from '../../../domain/clock.ts'
import type { Look } from '../../../domain/look.ts'
import type { Place } from '../../../domain/place.ts'
import type { Gazetteer } from '../../../domain/regions/gazetteer.ts'
import type { LookStore } from '../../../store/look-ports.ts'
import { type LookWeatherDeps, lookWeatherOf } from './look-weather-of.ts'

export type JoinWaitingDeps = LookWeatherDeps & {
  looks: Pick<LookStore, 'waiting' | 'joinWeather'>
  gazetteer: Pick<Gazetteer, 'byCode'>
  clock: Clock
}

/** Looks asked for together: those of one place and month share calls. */
const BATCH = 200

export type JoinCounts = { joined: number; excluded: number; later: number }

/**
 * Tries every waiting look once more, those that waited longest first, and joins it with its weather where that is known by now. Where nobody
 * observed it the look is excluded, reason `no-weather`. Rejects as PastWeather and the store.
 */
export async function joinWaiting(deps: JoinWaitingDeps, signal: AbortSignal): Promise<JoinCounts> {
  const { looks, clock } = deps
  const beganMs = clock()
  const counts: JoinCounts = { joined: 0, excluded: 0, later: 0 }
  const tried = new Set<string>()
  for (;;) {
    // The clock may stand still (NOW): who was tried is known here, too.
    const waiting = (await looks.waiting(BATCH, beganMs)).filter(({ id }) => !tried.has(id))
    if (waiting.length === 0) return counts
    for (const { id } of waiting) tried.add(id)
    await joinBatch(deps, waiting, counts, signal)
  }
}

async function joinBatch(
  deps: JoinWaitingDeps,
  waiting: readonly Look[],
  counts: JoinCounts,
  signal: AbortSignal,
): Promise<void> {
  const { looks, gazetteer, clock } = deps
  const placed: { look: Look; place: Place }[] = []
  for (const look of waiting) {
    const place = gazetteer.byCode(look.placeCode)
    if (place) placed.push({ look, place })
    else await looks.joinWeather(look.id, { excluded: 'no-place' }, clock())
  }
  const answers = await lookWeatherOf(
    deps,
    placed.map(({ look, place }) => ({ place, takenAt: { date: look.takenOn, time: look.takenTime } })),
    signal,
  )
  for (const [i, { look }] of placed.entries()) {
    const answer = answers[i]!
    if (answer === 'later') counts.later += 1
    else if (answer === 'never') counts.excluded += 1
    else counts.joined += 1
    await looks.joinWeather(look.id, answer === 'never' ? { excluded: 'no-weather' } : answer, clock())
  }
}
