import type { Clock } from '../domain/clock.ts'
import type { CrawlTrigger } from '../domain/crawl.ts'
import type { Detector } from '../domain/detector.ts'
import type { ForecastSkill } from '../domain/forecast-skill.ts'
import type { HistoryTrigger, PastDays } from '../domain/history.ts'
import type { Log } from '../domain/log.ts'
import type { Place } from '../domain/place.ts'
import type { ReadProviders } from '../domain/providers-view.ts'
import type { Gazetteer } from '../domain/regions/gazetteer.ts'
import type { ReadTaste } from '../domain/taste.ts'
import type { WeatherSource } from '../domain/weather.ts'
import type { ReadThrough } from '../store/cache/read-through.ts'
import type {
  ApiKeys,
  Articles,
  AuditLog,
  CrawlStore,
  IdempotencyKeys,
  LookStore,
} from '../store/look-ports.ts'
import type { ProfileStore, Wardrobe } from '../store/profile-ports.ts'
import type { DayEvidenceSource } from './evidence/day-evidence-source.ts'
import type { WearRateSource } from './evidence/wear-rate-source.ts'
import type { Health } from './health.ts'
import type { LimitSettings } from './limiter.ts'

/** What operators reach with a key. */
export type AdminDeps = {
  clock: Clock
  log: Log
  apiKeys: ApiKeys
  audit: AuditLog
  idempotency: IdempotencyKeys
  crawls: CrawlStore
  looks: LookStore
  trigger: CrawlTrigger
  history: HistoryTrigger
  /** What `ondot weather providers` shows. */
  providers: ReadProviders
}

/** What context.ts hands to the API. */
export type ApiDeps = {
  settings: LimitSettings & { corsOrigins: readonly string[]; trustProxy: boolean }
  clock: Clock
  log: Log
  gazetteer: Gazetteer
  weather: WeatherSource
  past: PastDays
  wearRates: WearRateSource
  dayEvidence: DayEvidenceSource
  /** For /metrics. */
  skill: () => Promise<readonly ForecastSkill[]>
  answers: ReadThrough
  profiles: ProfileStore
  wardrobe: Wardrobe
  taste: ReadTaste
  idempotency: IdempotencyKeys
  /** The detector, opened at the first call; rejects with AbortedError where the model is missing or is another one. */
  openDetector: () => Promise<Detector>
  /** Told each ask for a place, cached answers included: what is asked for most is refreshed first. */
  asked: (place: Place) => void
  health: () => Health
  looks: LookStore
  articles: Articles
  admin: AdminDeps
}
