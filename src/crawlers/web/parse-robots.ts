import robotsModule from 'robots-parser'
import { PRODUCT_TOKEN } from '../http/user-agent.ts'

/** Its types name a default export that its CommonJS does not have. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default

/** What a robots.txt says to us. */
export type RobotsRules = {
  allows(url: URL): boolean
  /** Not in RFC 9309, but widely written. */
  crawlDelayMs: number | null
}

export const ALLOW_ALL: RobotsRules = { allows: () => true, crawlDelayMs: null }

/** The parser compares origins; that is for the cache to do, which knows redirects. */
const ORIGIN = 'http://robots'

/** Matching one with `*` costs its length times the path's: beyond this many characters of them in a file they are cut. */
const MAX_WILDCARD_CHARS = 16_384

/**
 * Rules for us of a robots.txt (RFC 9309). robots-parser finds group and rule; what it takes otherwise than the RFC is put right before:
 * lines that are no rules end no group (2.2.1), a group's name is its leading product token (2.2.1), and paths are compared in one
 * percent-encoding (2.2.2).
 */
export function parseRobots(text: string): RobotsRules {
  const parsed = robotsParser(`${ORIGIN}/robots.txt`, [...ourLines(text)].join('\n'))
  const delayS = parsed.getCrawlDelay(PRODUCT_TOKEN) ?? Number.NaN
  return {
    allows({ pathname, search }) {
      // What is special in a pattern is plain in a path.
      const path = plainPath(pathname + search)
        .replaceAll('*', '%2A')
        .replaceAll('$', '%24')
      return parsed.isAllowed(ORIGIN + path, PRODUCT_TOKEN) !== false
    },
    crawlDelayMs: delayS >= 0 ? delayS * 1000 : null,
  }
}

/** The lines of the groups that name us or everybody, in the one form that the parser takes as the RFC means it. */
function* ourLines(text: string): Generator<string> {
  let wildcardChars = 0
  let ours = false
  let naming = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, written = '', value = ''] = /^\s*([A-Za-z-]+)\s*:([^#]*)/.exec(line) ?? []
    const name = written.toLowerCase()
    if (name === 'user-agent') {
      const token = /^\s*(\*|[A-Za-z_-]+)/.exec(value)?.[1]?.toLowerCase()
      const named = token === '*' || token === PRODUCT_TOKEN
      ours = named || (naming && ours)
      naming = true
      if (named) yield `User-agent: ${token}`
    } else if (name === 'allow' || name === 'disallow') {
      naming = false
      if (!ours) continue
      const pattern = plainPattern(value.trim())
      const wild = pattern.includes('*')
      if (wild) wildcardChars += pattern.length
      if (!wild || wildcardChars <= MAX_WILDCARD_CHARS) yield `${name}: ${pattern}`
      // Cut, it matches more: right for what is disallowed only.
      else if (name === 'disallow') yield `${name}: ${pattern.replace(/\*.*/, '') || '/'}`
    } else if (name === 'crawl-delay') {
      naming = false
      if (ours) yield `${name}: ${value}`
    }
  }
}

/** `$` is special at the end only. */
function plainPattern(pattern: string): string {
  return plainPath(pattern)
    .replace(/\$(?!$)/g, '%24')
    .replace(/\*{2,}/g, '*')
}

/** Unreserved characters bare, reserved ones as they are, all else percent-encoded in upper case; in a query `:` and `/` count as unreserved. */
function plainPath(path: string): string {
  const encoded = encodeURI(path.toWellFormed())
    .replaceAll('%25', '%')
    .replaceAll("'", '%27')
    .replace(/%[0-9A-Fa-f]{2}/g, (octet) => {
      const char = String.fromCharCode(Number.parseInt(octet.slice(1), 16))
      return /[A-Za-z0-9\-._~]/.test(char) ? char : octet.toUpperCase()
    })
  return encoded.replace(/\?.*/, (query) => query.replaceAll('%3A', ':').replaceAll('%2F', '/'))
}
