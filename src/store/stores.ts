import { createApiKeys } from './api-keys.ts'
import { createAuditLog } from './audit-log.ts'
import { createHashtagBudget } from './hashtag-budget.ts'
import { createSourceSettings } from './source-settings.ts'
import { createCrawlStore } from './crawl-store.ts'
import type { Database } from './database.ts'
import { createDemand } from './demand.ts'
import { createEvidenceStore } from './evidence-store.ts'
import { createForecastScores } from './forecast-scores.ts'
import { createForecastStore } from './forecast-store.ts'
import { createIdempotencyKeys } from './idempotency-keys.ts'
import { createArticles } from './articles.ts'
import { createLookStore } from './look-store.ts'
import { createObservationStore } from './observation-store.ts'
import { createPostLedger } from './post-ledger.ts'
import { createProfileStore } from './profile-store.ts'
import { createProviderBudget } from './provider-budget.ts'
import { createProviderRecord } from './provider-record.ts'
import { createTasteStore } from './taste-store.ts'
import { createWardrobe } from './wardrobe-store.ts'

/** Every repository over one database. */
export type Stores = ReturnType<typeof createStores>

export function createStores(database: Database) {
  return {
    forecasts: createForecastStore(database),
    observations: createObservationStore(database),
    scores: createForecastScores(database),
    budget: createProviderBudget(database),
    record: createProviderRecord(database),
    demand: createDemand(database),
    posts: createPostLedger(database),
    looks: createLookStore(database),
    evidence: createEvidenceStore(database),
    articles: createArticles(database),
    crawls: createCrawlStore(database),
    sourceSettings: createSourceSettings(database),
    hashtags: createHashtagBudget(database),
    apiKeys: createApiKeys(database),
    audit: createAuditLog(database),
    idempotency: createIdempotencyKeys(database),
    profiles: createProfileStore(database),
    wardrobe: createWardrobe(database),
    taste: createTasteStore(database),
  }
}
