import type { Crawl, CrawlSource, CrawlState, SourceSetting } from '../domain/crawl.ts'
import type { EvidenceCounts, TogetherCounts } from '../domain/evidence.ts'
import type { Look, LookWeather } from '../domain/look.ts'
import type { Article, Post, SourceId, StatedGender } from '../domain/post.ts'

/**
 * What the store promises of posts, looks and crawls; the same rules as in ports.ts hold (one transaction a method, StoreUnavailableError
 * while it is away).
 */

/** A post that a worker has taken to work on. `attempts` counts this one. */
export type ClaimedPost = { post: Post; crawlId: string | null; attempts: number }

/** Stages that a post passed on its way, counted by its crawl when it ends. */
export type CountedStage = 'fetched' | 'tagged'

/** How a post ended. */
export type PostEnd =
  | { kind: 'look'; look: NewLook; stages?: readonly CountedStage[] }
  /** Kept out for good, with the reason counted. */
  | { kind: 'excluded'; reason: string; stages?: readonly CountedStage[] }
  /** Tried again at `retryAtMs`, up to the attempts that the pipeline allows; the crawl notes the error. */
  | { kind: 'later'; retryAtMs: number; error: { kind: string; message: string } }

export type NewLook = Omit<Look, 'thumbnail'> & {
  /** JPEG, long side 320. Kept only where the licence allows copies, and not of what is excluded. */
  thumbnail: Uint8Array | null
  /** SHA-256 of the photo's bytes, hex; null for looks without one. */
  contentHash: string | null
  /** 64-bit perceptual hash, 16 hex digits; null likewise. */
  perceptualHash: string | null
  /** See Post; with the date it tells a series of one person on one day. */
  personKey: string | null
  /** As `evidenceRegions` gives them: the counts go by these. */
  regions: readonly string[]
}

/** Every post ever seen, what became of it, and what is still to do: a crawl killed at any point goes on from here. */
export type PostLedger = {
  /**
   * Adds the posts of a page that are new (by source and sourceId, and not on the block list), advances the crawl's cursor and counts: what
   * the page held, `skipped` included, as `found`; what was there as `known`; `skipped` and what is blocked as `excluded:REASON`. Posts that an
   * ended crawl left open are this one's now, and count as new. Returns how many were new; repeating a page adds nothing and
   * counts nothing twice. Articles are upserted by link. Throws RangeError where there is no such crawl.
   */
  addPage(
    crawlId: string,
    page: {
      posts: readonly Post[]
      articles: readonly Article[]
      skipped: Readonly<Record<string, number>>
      /** The cursor that the page was fetched with: where the crawl's is another by now, the page was added already and nothing happens. */
      cursor: string | null
      nextCursor: string | null
      /** True: nothing comes after this page. */
      last: boolean
    },
  ): Promise<{ added: number }>
  /** Adds posts that no crawl found (import); returns how many were new. */
  addPosts(posts: readonly Post[]): Promise<number>
  /**
   * Takes up to `limit` posts whose turn it is, for `leaseMs`; other workers don't get them meanwhile (skip locked), and get them after
   * that if nobody ended them. Only those of `crawlId` where given. Those of a cancelled crawl have no turn.
   */
  claim(options: { crawlId?: string; limit: number; leaseMs: number; nowMs: number }): Promise<ClaimedPost[]>
  /**
   * Ends a post: stores the look and its thumbnail, counts it if it is evidence, changes the crawl's counters (`stored`, and `waiting`,
   * `evidence` or `excluded:REASON`). A look of the same photo, or of the same person on the same day, as one that came in between is
   * stored as excluded: `duplicate`. Ending an ended post does nothing and returns false. Throws RangeError where a post is unknown.
   */
  end(source: SourceId, sourceId: string, end: PostEnd, nowMs: number): Promise<boolean>
  /** Posts of a crawl that are not ended, waiting for a later try included. */
  open(crawlId: string): Promise<number>
  /** When the next of them is due or its lease runs out (0: it was never taken); null where none is open, or the crawl is cancelled. */
  nextDueMs(crawlId: string): Promise<number | null>
}

export type LookFilter = {
  regions: readonly string[]
  apparentC: number | null
  gender: StatedGender | null
}

/** A stable place in the list of looks, told by the last look of a page. */
export type LookCursor = {
  /** Whose looks are listed. */
  region: string
  /** What the list is ordered by: tenths of °C warmer (colder: negative) than asked, or days since 1970. */
  at: number
  /** Evidence is numbered as it comes. */
  seq: number
  /** Evidence that came later is left out. */
  asOfSeq: number
}

export type LookStore = {
  byId(id: string): Promise<Look | null>
  thumbnail(id: string): Promise<Uint8Array | null>
  /**
   * Evidence of the first of `regions` that has any, nearest to the apparent temperature first (newest first where none is asked),
   * by the 0.1 °C. Looks that came after the first page was read don't move the pages behind it. `region` is the one that was
   * taken; null where none has looks. What it costs does not grow with the number of looks.
   */
  page(
    filter: LookFilter,
    limit: number,
    after: LookCursor | null,
  ): Promise<{ region: string | null; looks: Look[]; next: LookCursor | null }>
  /** The newest looks in any state, for operators. */
  newest(limit: number): Promise<Look[]>
  /**
   * A look, waiting or evidence, of the same photo (content hash), of nearly the same one (perceptual hash within `bits`, at most 7), or of
   * the same person on the same day; null where there is none.
   */
  duplicateOf(look: {
    contentHash: string | null
    perceptualHash: string | null
    bits: number
    personKey: string | null
    takenOn: string
  }): Promise<{ id: string; by: 'content' | 'near' | 'person-day' } | null>
  /** Looks that wait for their weather, those that waited longest first, of those not tried since `triedBeforeMs`. */
  waiting(limit: number, triedBeforeMs: number): Promise<Look[]>
  /** Joins a waiting look with its weather and counts it; or excludes it for good; or notes the try. Does nothing to one that does not wait. */
  joinWeather(id: string, outcome: LookWeather | { excluded: string } | 'later', nowMs: number): Promise<void>
  /**
   * Takes a look down: the look, its thumbnail and its counts go, its post is blocked from coming again, and its crawl counts it as
   * `excluded:taken-down`. False if there is none.
   */
  takeDown(id: string, reason: string): Promise<boolean>
  /** Blocks a post (`source:sourceId`), a link or an author's page; takes down what is there; returns how many looks went. */
  block(what: { kind: 'post' | 'link' | 'author'; value: string; reason: string }): Promise<number>
}

/** Counts of evidence; see src/domain/evidence.ts. */
export type EvidenceStore = EvidenceCounts &
  TogetherCounts & {
    /** Rebuilds every count from the looks; returns the rows that differed before (0 unless something is broken). */
    recount(): Promise<{ rows: number; differed: number }>
  }

export type CrawlStore = {
  create(
    crawl: Pick<Crawl, 'id' | 'source' | 'params' | 'requestedBy' | 'budget'>,
    nowMs: number,
  ): Promise<Crawl>
  byId(id: string): Promise<Crawl | null>
  /** Newest first; `before` is the id that the page before ended with. */
  list(options: {
    limit: number
    before: string | null
    source?: CrawlSource
    state?: CrawlState
  }): Promise<Crawl[]>
  /** waiting → running, running → done | failed, waiting or running → cancelled; any other change is refused (false). */
  move(id: string, to: CrawlState, nowMs: number): Promise<boolean>
  /** Takes up to `atMost` requests of the run's budget; returns how many: 0 when none is left or the crawl no longer runs. */
  takeRequests(id: string, atMost: number): Promise<number>
  /** Gives back requests that were taken and not made. */
  giveBackRequests(id: string, count: number): Promise<void>
  /** Adds to counters; and notes an error. */
  count(id: string, counters: Readonly<Record<string, number>>): Promise<void>
  fault(id: string, error: { kind: string; message: string }, nowMs: number): Promise<void>
}

export type SourceSettings = {
  /** Settings of operators; sources never set have none. */
  all(): Promise<Omit<SourceSetting, 'unavailable'>[]>
  put(setting: Omit<SourceSetting, 'unavailable' | 'lastSuccessAtMs'>): Promise<void>
  succeeded(source: CrawlSource, atMs: number): Promise<void>
  /** When each source last succeeded, those never set included. */
  successes(): Promise<Partial<Record<CrawlSource, number>>>
}

/** Hashtags asked of Instagram in the last seven days, by account. */
export type HashtagBudget = {
  /** True where the tag was asked already within the window or one more fits; it is noted then. */
  take(account: string, hashtag: string, limit: number, windowMs: number, nowMs: number): Promise<boolean>
}

export type Articles = {
  /** Newest first. */
  latest(topic: Article['topic'], limit: number): Promise<Article[]>
}

export type KeyScope = 'read' | 'crawl' | 'admin'
export type ApiKey = {
  /** Public part of the key. */
  id: string
  name: string
  scopes: readonly KeyScope[]
  createdAtMs: number
  lastUsedAtMs: number | null
  revokedAtMs: number | null
}

export type ApiKeys = {
  /** Keeps the SHA-256 of the secret, which is random and long: nothing slower is needed. */
  create(key: Pick<ApiKey, 'id' | 'name' | 'scopes'>, secretHash: Uint8Array, nowMs: number): Promise<void>
  /** With the hash to compare, revoked or not; null where there is none. */
  byId(id: string): Promise<(ApiKey & { secretHash: Uint8Array }) | null>
  list(): Promise<ApiKey[]>
  /** False where there is none or it is revoked. */
  revoke(id: string, nowMs: number): Promise<boolean>
  used(id: string, nowMs: number): Promise<void>
}

export type AuditEntry = {
  atMs: number
  /** Key id, or `cli`. */
  actor: string
  action: string
  target: string | null
  details: Readonly<Record<string, unknown>>
}
export type AuditLog = {
  add(entry: AuditEntry): Promise<void>
  newest(limit: number): Promise<AuditEntry[]>
}

/** Answers of requests that must not be done twice. */
export type IdempotencyKeys = {
  /**
   * Takes the key for its owner: `new` (do it, then `keep`), the kept answer where the request is the same one, `other` where it is
   * not, `running` while the first is under way (for a minute at most).
   */
  take(
    owner: string,
    key: string,
    requestHash: string,
    nowMs: number,
  ): Promise<
    | { kind: 'new' }
    | { kind: 'kept'; status: number; headers: Record<string, string>; body: string }
    | { kind: 'other' }
    | { kind: 'running' }
  >
  keep(
    owner: string,
    key: string,
    answer: { status: number; headers: Record<string, string>; body: string },
  ): Promise<void>
  /** Gives a taken key back: the request failed. */
  release(owner: string, key: string): Promise<void>
  deleteBefore(beforeMs: number): Promise<number>
}
