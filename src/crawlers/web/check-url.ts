import { isIP } from 'node:net'
import { SkipError } from '../../errors.ts'
import { addressFault } from './address-fault.ts'

const MAX_CHARS = 4_096

/** Names that never belong to a public host: RFC 6761, 6762, 7686, 8375, 9476; ICANN reserved "internal" in 2024. */
const PRIVATE_SUFFIXES = [
  'localhost',
  'local',
  'internal',
  'test',
  'invalid',
  'example',
  'onion',
  'alt',
  'home.arpa',
]

/**
 * The address to fetch, checked as far as that goes without DNS; without its fragment. What its name resolves to is checked when connecting.
 * @param allowedOrigins origins that the operator configured (`http://127.0.0.1:8080`): whatever their host and port. Never taken from a request.
 * @throws SkipError `url-refused`; its message says what is allowed and repeats nothing of the URL but the host.
 */
export function checkUrl(text: string, allowedOrigins: ReadonlySet<string> = new Set()): URL {
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1]
  const url = URL.parse(text)
  // Parsers disagree on what these mean; a plain URL has none of them.
  if (!authority || !url || url.href.length > MAX_CHARS || /[\s\\\p{Cc}]/u.test(text)) {
    throw refused('not a plain web address')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('another protocol')
  if (authority.includes('@')) throw refused('a user name or password in the address')
  url.hash = ''
  if (allowedOrigins.has(url.origin)) return url
  if (url.port !== '') throw refused(`port ${url.port}`)
  const fault = hostFault(url.hostname, authority)
  if (fault !== null) throw refused(`${url.hostname} is ${fault}`)
  return url
}

/**
 * The configured origins that a page may lead to: all of them from one of them, none from elsewhere. What a public page links or
 * redirects to is public; only the operator, and what he configured, names private addresses.
 */
export function openTo(pageUrl: string, allowedOrigins: ReadonlySet<string>): ReadonlySet<string> {
  return allowedOrigins.has(URL.parse(pageUrl)?.origin ?? '') ? allowedOrigins : new Set()
}

function hostFault(host: string, written: string): string | null {
  const address = host.startsWith('[') ? host.slice(1, -1) : host
  if (isIP(address) !== 0) {
    const fault = addressFault(address)
    // Octal, hexadecimal, short or full-width digits: nobody links like this.
    return fault ?? (written.replace(/:\d*$/, '').toLowerCase() === host ? null : 'an address in disguise')
  }
  if (written.includes('%')) return 'a host name in disguise'
  if (host.endsWith('.')) return 'a host name that ends with a dot'
  if (!host.includes('.')) return 'a name without a domain'
  const suffix = PRIVATE_SUFFIXES.find((name) => host.endsWith(`.${name}`))
  return suffix === undefined ? null : `in the private domain .${suffix}`
}

function refused(reason: string): SkipError {
  return new SkipError(
    'url-refused',
    `URL refused: ${reason}. Allowed are http and https addresses of public hosts, on port 80 or 443, without user name and password.`,
  )
}
