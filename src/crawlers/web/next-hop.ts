import { SkipError } from '../../errors.ts'
import { checkUrl, openTo } from './check-url.ts'

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

export const isRedirect = (status: number): boolean => REDIRECTS.has(status)

/**
 * Where an answer sends us, checked like an address of a request; null: it is the answer.
 * @throws SkipError `url-refused`, or `redirect-refused` for one without a target or from https to http
 */
export function nextHop(
  from: URL,
  status: number,
  location: string | null,
  allowedOrigins: ReadonlySet<string>,
): URL | null {
  if (!isRedirect(status)) return null
  const target = location === null ? null : URL.parse(location, from.href)
  if (target === null) {
    throw new SkipError('redirect-refused', `${from.origin} redirects to nowhere`)
  }
  const to = checkUrl(target.href, openTo(from.href, allowedOrigins))
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new SkipError('redirect-refused', `${from.origin} redirects from https to http`)
  }
  return to
}
