import { timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../domain/clock.ts'
import { hashSecret, parseKeyToken } from '../../store/key-token.ts'
import type { ApiKey, ApiKeys, KeyScope } from '../../store/look-ports.ts'
import { ProblemError } from '../problem.ts'

/** Wrong keys that an address may send in a minute. */
const MOST_FAILURES = 10
const FAILURES_MS = 60_000
const MOST_ADDRESSES = 10_000
/** When a key was last used is told to this precision. */
const USED_EVERY_MS = 60_000
/** Compared with where there is no such key, so that its answer takes as long. */
const NOBODY = Buffer.alloc(32)

/** `admin` may do everything, `crawl` also what `read` may. */
const INCLUDED: Readonly<Record<KeyScope, readonly KeyScope[]>> = {
  admin: ['admin', 'crawl', 'read'],
  crawl: ['crawl', 'read'],
  read: ['read'],
}

export type Authenticator = {
  /**
   * The key of an Authorization header, where it has the scope. Throws ProblemError `unauthorized`, `forbidden`, or `too-many-requests` for
   * an address that sent wrong keys; StoreUnavailableError.
   */
  authenticate(header: string | undefined, address: string, scope: KeyScope): Promise<ApiKey>
}

export function createAuthenticator(keys: ApiKeys, clock: Clock): Authenticator {
  /** Counted by elapsed time: the clock may be frozen. */
  const failures = new LRUCache<string, number>({ max: MOST_ADDRESSES, ttl: FAILURES_MS, noUpdateTTL: true })
  const lastUsed = new LRUCache<string, true>({ max: 1_000, ttl: USED_EVERY_MS })

  function fail(address: string): never {
    failures.set(address, (failures.get(address) ?? 0) + 1)
    throw unauthorized('This key is not known, or no longer.')
  }

  return {
    async authenticate(header, address, scope) {
      if (header === undefined)
        throw unauthorized('Send a key: Authorization: Bearer ondot_… (`ondot keys create`).')
      if ((failures.get(address) ?? 0) >= MOST_FAILURES) throw tooManyFailures(failures, address)
      const token = /^Bearer +(\S+)$/i.exec(header)?.[1]
      const asked = token === undefined ? null : parseKeyToken(token)
      if (asked === null) return fail(address)
      const known = await keys.byId(asked.id)
      const isSame = timingSafeEqual(hashSecret(asked.secret), known?.secretHash ?? NOBODY)
      if (known === null || !isSame || known.revokedAtMs !== null) return fail(address)
      if (!known.scopes.some((held) => INCLUDED[held].includes(scope)))
        throw new ProblemError('forbidden', `This needs a key of the scope ${scope}.`)
      if (!lastUsed.has(known.id)) {
        lastUsed.set(known.id, true)
        await keys.used(known.id, clock())
      }
      const { secretHash: _, ...key } = known
      return key
    },
  }
}

function unauthorized(detail: string): ProblemError {
  return new ProblemError('unauthorized', detail, { headers: { 'www-authenticate': 'Bearer realm="ondot"' } })
}

function tooManyFailures(failures: LRUCache<string, number>, address: string): ProblemError {
  const leftS = Math.max(1, Math.ceil(failures.getRemainingTTL(address) / 1000))
  const detail = `Too many wrong keys came from this address. Try again in ${leftS} s.`
  return new ProblemError('too-many-requests', detail, { headers: { 'retry-after': String(leftS) } })
}
