import { type Static, Type } from 'typebox'

/** What a crawl may be asked of; `news` brings articles, the others posts. */
export const CrawlSource = Type.Enum(['commons', 'flickr', 'instagram', 'mastodon', 'feed', 'page', 'news'])
export type CrawlSource = Static<typeof CrawlSource>

/** What to look for. A driver says in its own words which of these it needs, and refuses what it can't use. */
export const CrawlParams = Type.Object(
  {
    /** Words or a hashtag without `#`. */
    query: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    near: Type.Optional(
      Type.Object({
        lat: Type.Number({ minimum: -90, maximum: 90 }),
        lon: Type.Number({ minimum: -180, maximum: 180 }),
        radiusKm: Type.Number({ minimum: 0.01, maximum: 32 }),
      }),
    ),
    /** Local dates of the photos, both included. */
    from: Type.Optional(Type.String({ format: 'date' })),
    to: Type.Optional(Type.String({ format: 'date' })),
    /** A feed, or a start page of the profile `site`. */
    url: Type.Optional(Type.String({ maxLength: 2000 })),
    site: Type.Optional(Type.String({ maxLength: 100 })),
    /** Posts at most. */
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  },
  { additionalProperties: false },
)
export type CrawlParams = Static<typeof CrawlParams>

export const CrawlState = Type.Enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
export type CrawlState = Static<typeof CrawlState>

/** One run of one source. Counters are exact: each changes in the transaction that does what it counts. */
export const Crawl = Type.Object({
  /** UUID. */
  id: Type.String(),
  source: CrawlSource,
  params: CrawlParams,
  state: CrawlState,
  /** `cli`, `schedule`, or the name of the key. */
  requestedBy: Type.String(),
  requestedAtMs: Type.Integer(),
  startedAtMs: Type.Union([Type.Integer(), Type.Null()]),
  endedAtMs: Type.Union([Type.Integer(), Type.Null()]),
  /** Requests that it may make, and has made. */
  budget: Type.Integer(),
  requests: Type.Integer(),
  /** Where the driver goes on; opaque. null at the beginning, and again once there is nothing left. */
  cursor: Type.Union([Type.String(), Type.Null()]),
  /** True once the last page was stored. */
  exhausted: Type.Boolean(),
  /**
   * Posts by stage: found, known (seen before), fetched, tagged, stored, waiting (for weather), evidence; and `excluded:REASON`. What was
   * found is known, excluded, waiting or evidence once the crawl's last post is ended.
   */
  counters: Type.Record(Type.String(), Type.Integer()),
  /** The last error of each kind. */
  errors: Type.Record(
    Type.String(),
    Type.Object({ times: Type.Integer(), lastAtMs: Type.Integer(), message: Type.String() }),
  ),
})
export type Crawl = Static<typeof Crawl>

/** What an operator sets for a source. */
export const SourceSetting = Type.Object({
  source: CrawlSource,
  enabled: Type.Boolean(),
  /** Five cron fields, UTC; null: only when asked. */
  schedule: Type.Union([Type.String(), Type.Null()]),
  /** What a scheduled crawl looks for. */
  params: CrawlParams,
  /** Requests a run. */
  budget: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  lastSuccessAtMs: Type.Union([Type.Integer(), Type.Null()]),
  /** Why it can't run now (a key or the contact is missing); null when it can. Told, never set. */
  unavailable: Type.Union([Type.String(), Type.Null()]),
})
export type SourceSetting = Static<typeof SourceSetting>

/** What an operator may set of a source. */
export const SourceChange = Type.Omit(SourceSetting, ['lastSuccessAtMs', 'unavailable'])
export type SourceChange = Static<typeof SourceChange>

export type CrawlRequest = {
  source: CrawlSource
  params: CrawlParams
  /** Requests that it may make; without it as the source's setting says. */
  budget?: number
  /** As in Crawl. */
  requestedBy: string
}

/**
 * Port: what an operator can have the crawler do. Implemented in src/crawlers/posts, for the command line and for the API, which has no
 * worker of its own: work is queued, and done by whatever process is a worker.
 * All throw StoreUnavailableError while the store is away; what is refused leaves nothing behind.
 */
export type CrawlTrigger = {
  /** Throws ParamsRefusedError naming the field (URLs that lead where we don't go included), AbortedError `source-unavailable` saying why. */
  check(source: CrawlSource, params: CrawlParams): void
  /** Checks, stores the crawl (`waiting`) and queues it; returns it. Throws as `check`. */
  start(request: CrawlRequest): Promise<Crawl>
  /** Moves the crawl to `cancelled` and has whoever works on it stop. False where it has ended already or there is none. */
  cancel(id: string): Promise<boolean>
  /** Every source, in the order of CrawlSource; those never set as they are by default. */
  sources(): Promise<SourceSetting[]>
  /** Keeps the setting and has the schedule follow it; returns it as it is now. Throws ParamsRefusedError (params, `schedule`). */
  putSource(change: SourceChange): Promise<SourceSetting>
}
