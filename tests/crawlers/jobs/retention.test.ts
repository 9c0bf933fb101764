import { expect, it } from 'vitest'
import { enforceRetention } from '../../../src/crawlers/jobs/retention.ts'

const nowMs = Date.parse('2026-11-21T18:17:00Z')
const DAY_MS = 86_400_000

it('keeps each thing as long as set, and the history two days longer than it is collected', async () => {
  const asked: Record<string, number> = {}
  const days = (name: string, changed: number) => async (beforeMs: number) => {
    asked[name] = (nowMs - beforeMs) / DAY_MS
    return changed
  }
  const changed = await enforceRetention({
    forecasts: { deleteForecastsBefore: days('forecasts', 1), thinForecastsBefore: days('thinned', 2) },
    observations: { deleteObservationsBefore: days('observations', 3) },
    scores: { deleteScoresBefore: days('scores', 4) },
    demand: { deleteDemandBefore: days('demand', 5) },
    budget: { deleteWindowsBefore: days('budget', 6) },
    profiles: { deleteUnseenBefore: days('profiles', 7), deleteAdviceBefore: days('advice', 8) },
    idempotency: { deleteBefore: days('keptAnswers', 9) },
    clock: () => nowMs,
    keep: { historyDays: 400, forecastDays: 14, thinnedForecastDays: 90, demandDays: 30, profileDays: 730 },
  })
  expect(asked).toEqual({
    forecasts: 90,
    thinned: 14,
    observations: 402,
    scores: 400,
    demand: 30,
    budget: 3,
    profiles: 730,
    advice: 31,
    keptAnswers: 2,
  })
  expect(changed).toEqual({
    forecastsDeleted: 1,
    forecastsThinned: 2,
    observationsDeleted: 3,
    scoresDeleted: 4,
    countsDeleted: 5,
    budgetsDeleted: 6,
    profilesDeleted: 7,
    adviceDeleted: 8,
    keptAnswersDeleted: 9,
  })
})
