import type { CrawlParams } from '../../domain/crawl.ts'
import { ParamsRefusedError } from '../../domain/params-refused-error.ts'
import { OndotError } from '../../errors.ts'
import { checkUrl } from '../web/check-url.ts'

type Field = keyof CrawlParams

/** Refuses parameters that a source can't use, so that nobody takes a crawl for narrower than it is. */
export function allowOnly(params: CrawlParams, source: string, allowed: readonly Field[]): void {
  const strange = (Object.keys(params) as Field[]).find(
    (field) => params[field] !== undefined && field !== 'limit' && !allowed.includes(field),
  )
  if (strange) refuse(strange, `${source} can't use it; it takes ${[...allowed, 'limit'].join(', ')}`)
}

/** One of these must be there. */
export function needOneOf(params: CrawlParams, source: string, fields: readonly Field[]): void {
  if (fields.every((field) => params[field] === undefined))
    refuse(fields[0]!, `${source} needs ${fields.join(' or ')}`)
}

/** `url` must be public, or of an origin that the operator configured. */
export function checkUrlParam({ url }: CrawlParams, allowedOrigins: ReadonlySet<string>): void {
  if (url === undefined) return
  try {
    checkUrl(url, allowedOrigins)
  } catch (error) {
    refuse('url', error instanceof OndotError ? error.message : 'must be a public web address')
  }
}

export function refuse(field: Field, why: string): never {
  throw new ParamsRefusedError(field, why)
}
