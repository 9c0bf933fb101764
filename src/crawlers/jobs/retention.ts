import type { Clock } from '../../domain/clock.ts'
import type { IdempotencyKeys } from '../../store/look-ports.ts'
import type {
  Demand,
  ForecastScores,
  ForecastStore,
  ObservationStore,
  ProviderBudget,
} from '../../store/ports.ts'
import type { ProfileStore } from '../../store/profile-ports.ts'

const DAY_MS = 86_400_000
/** The day at the far edge of the history must not be collected and deleted in turn. */
const HISTORY_MARGIN_DAYS = 2
/** The longest window of a budget is a day of some zone. */
const BUDGET_DAYS = 3
/** Who says how a day was says it within a month. */
const ADVICE_DAYS = 31
/** Answers of requests with an Idempotency-Key are promised for 24 hours. */
const KEPT_ANSWER_DAYS = 2

export type Keep = {
  historyDays: number
  forecastDays: number
  thinnedForecastDays: number
  demandDays: number
  profileDays: number
}

export type RetentionDeps = {
  forecasts: Pick<ForecastStore, 'deleteForecastsBefore' | 'thinForecastsBefore'>
  observations: Pick<ObservationStore, 'deleteObservationsBefore'>
  scores: Pick<ForecastScores, 'deleteScoresBefore'>
  demand: Pick<Demand, 'deleteDemandBefore'>
  budget: Pick<ProviderBudget, 'deleteWindowsBefore'>
  profiles: Pick<ProfileStore, 'deleteUnseenBefore' | 'deleteAdviceBefore'>
  idempotency: Pick<IdempotencyKeys, 'deleteBefore'>
  clock: Clock
  keep: Keep
}

/** Thins and deletes what is older than it is to be kept; returns the rows changed of each kind. */
export async function enforceRetention({
  forecasts,
  observations,
  scores,
  demand,
  budget,
  profiles,
  idempotency,
  clock,
  keep,
}: RetentionDeps) {
  const ago = (days: number) => clock() - days * DAY_MS
  return {
    forecastsDeleted: await forecasts.deleteForecastsBefore(
      ago(Math.max(keep.thinnedForecastDays, keep.forecastDays)),
    ),
    forecastsThinned: await forecasts.thinForecastsBefore(ago(keep.forecastDays)),
    observationsDeleted: await observations.deleteObservationsBefore(
      ago(keep.historyDays + HISTORY_MARGIN_DAYS),
    ),
    scoresDeleted: await scores.deleteScoresBefore(ago(keep.historyDays)),
    countsDeleted: await demand.deleteDemandBefore(ago(keep.demandDays)),
    budgetsDeleted: await budget.deleteWindowsBefore(ago(BUDGET_DAYS)),
    profilesDeleted: await profiles.deleteUnseenBefore(ago(keep.profileDays)),
    adviceDeleted: await profiles.deleteAdviceBefore(ago(ADVICE_DAYS)),
    keptAnswersDeleted: await idempotency.deleteBefore(ago(KEPT_ANSWER_DAYS)),
  }
}
