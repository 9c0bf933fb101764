import { type Static, type TSchema, Type } from 'typebox'
import { Crawl, CrawlParams, CrawlSource, type SourceSetting } from '../../domain/crawl.ts'
import type { AuditEntry } from '../../store/look-ports.ts'
import { responses } from './responses.ts'

const Moment = Type.String({ format: 'date-time' })
const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A crawl as the API tells it: times in words, the driver's own place left out. */
export const CrawlAnswer = Type.Object({
  ...Type.Omit(Crawl, ['requestedAtMs', 'startedAtMs', 'endedAtMs', 'cursor', 'exhausted', 'errors'])
    .properties,
  requestedAt: Moment,
  startedAt: Nullable(Moment),
  endedAt: Nullable(Moment),
  errors: Type.Record(
    Type.String(),
    Type.Object({ times: Type.Integer(), lastAt: Moment, message: Type.String() }),
    { description: 'The last error of each kind.' },
  ),
})
export type CrawlAnswer = Static<typeof CrawlAnswer>

export function crawlAnswer(crawl: Crawl): CrawlAnswer {
  const { requestedAtMs, startedAtMs, endedAtMs, cursor: _, exhausted: __, errors, ...same } = crawl
  return {
    ...same,
    requestedAt: iso(requestedAtMs),
    startedAt: startedAtMs === null ? null : iso(startedAtMs),
    endedAt: endedAtMs === null ? null : iso(endedAtMs),
    errors: Object.fromEntries(
      Object.entries(errors).map(([kind, { times, lastAtMs, message }]) => [
        kind,
        { times, lastAt: iso(lastAtMs), message },
      ]),
    ),
  }
}

export const SourceAnswer = Type.Object({
  source: CrawlSource,
  enabled: Type.Boolean(),
  schedule: Nullable(Type.String({ description: 'Five cron fields, UTC; null: only when asked.' })),
  params: CrawlParams,
  budget: Type.Integer({ description: 'Requests a run.' }),
  lastSuccessAt: Nullable(Moment),
  unavailable: Nullable(Type.String({ description: 'Why it can not run now; null when it can.' })),
})
export type SourceAnswer = Static<typeof SourceAnswer>

export function sourceAnswer({ lastSuccessAtMs, ...setting }: SourceSetting): SourceAnswer {
  return { ...setting, lastSuccessAt: lastSuccessAtMs === null ? null : iso(lastSuccessAtMs) }
}

export function iso(atMs: number): string {
  return new Date(atMs).toISOString()
}

export const AuditAnswer = Type.Object({
  at: Moment,
  actor: Type.String({ description: 'Id of the key, or `cli`.' }),
  action: Type.String(),
  target: Nullable(Type.String()),
  details: Type.Record(Type.String(), Type.Unknown()),
})
export type AuditAnswer = Static<typeof AuditAnswer>

export function auditAnswer({ atMs, details, ...entry }: AuditEntry): AuditAnswer {
  return { ...entry, at: iso(atMs), details: { ...details } }
}

export const IdParam = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const LimitQuery = Type.Object(
  { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })) },
  { additionalProperties: false },
)

type Asked = {
  summary: string
  description?: string
  produces?: string[]
  body?: TSchema
  querystring?: TSchema
  params?: TSchema
}

/** What the API says of an admin route: a key is needed, problems as everywhere. */
export function adminSchema<A extends TSchema, P extends Asked, S extends 200 | 202 | 204 = 200>(
  parts: P & { answer: A; status?: S },
) {
  const { status, answer, ...asked } = parts
  const { 200: _, ...problems } = responses(answer)
  const answers = { [status ?? 200]: answer } as { [status in S]: A }
  return { tags: ['admin'], security: [{ key: [] }], ...asked, response: { ...problems, ...answers } }
}
