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

/**
 * Rules for us of a robots.txt (RFC 9309). robots-parser finds group and rule; what it takes otherwise than the RFC is put right before:
 * lines that are no rules end no group (2.2.1), a group's name is its leading product token (2.2.1), and paths are compared in one
 * percent-encoding (2.2.2).
 */
export function parseRobots(text: string): RobotsRules {
  const parsed = robotsParser(
    `${ORIGIN}/robots.txt`,
    text
      .split(/\r\n|\r|\n/)
      .map(plainLine)
      .join('\n'),
  )
  const delayS = parsed.getCrawlDelay(PRODUCT_TOKEN)
  return {
    allows: (url) =>
      parsed.isAllowed(
        ORIGIN +
          plainPath(url.pathname + url.search)
            .replaceAll('*', '%2A')
            .replaceAll('$', '%24'),
        PRODUCT_TOKEN,
      ) !== false,
    crawlDelayMs: delayS === undefined || !(delayS >= 0) ? null : delayS * 1000,
  }
}

function plainLine(line: string): string {
  const [, name = '', value = ''] = /^\s*([A-Za-z-]+)\s*:([^#]*)/.exec(line) ?? []
  switch (name.toLowerCase()) {
    case 'user-agent': {
      const token = /^\s*(\*|[A-Za-z_-]+)/.exec(value)?.[1]
      // A name that can't be ours still ends the group before.
      return `User-agent: ${token ?? 'unnamed'}`
    }
    case 'allow':
    case 'disallow':
      return `${name}: ${plainPattern(value.trim())}`
    case 'crawl-delay':
      return `Crawl-delay: ${value}`
    default:
      return ''
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
