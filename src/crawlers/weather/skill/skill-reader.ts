import type { Clock } from '../../../domain/clock.ts'
import type { ForecastSkill } from '../../../domain/forecast-skill.ts'
import type { ForecastScores } from '../../../store/ports.ts'
import { StoreUnavailableError } from '../../../store/store-unavailable-error.ts'

const DAY_MS = 86_400_000
/** Days that the skill is told over. */
export const SKILL_DAYS = 30
/** Scores change a few times a day; a scrape every few seconds must not cost a query each. */
const FRESH_MS = 5 * 60_000

/** Reads the skill of the last SKILL_DAYS days, at most every five minutes; while the store is away it is what was known last. */
export function createSkillReader(
  scores: ForecastScores,
  clock: Clock,
): () => Promise<readonly ForecastSkill[]> {
  let known: readonly ForecastSkill[] = []
  let readAtMs = Number.NEGATIVE_INFINITY
  return async () => {
    const nowMs = clock()
    if (nowMs - readAtMs < FRESH_MS) return known
    try {
      known = await scores.skill(nowMs - SKILL_DAYS * DAY_MS)
      readAtMs = nowMs
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error
    }
    return known
  }
}
