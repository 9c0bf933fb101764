import { LRUCache } from 'lru-cache'
import { OndotError, SkipError, ThrottleError } from '../../errors.ts'
import { ALLOW_ALL, parseRobots, type RobotsRules } from './parse-robots.ts'
import type { Timer } from './timer.ts'
import { untilAborted } from './until-aborted.ts'
import type { WebAnswer, WebRequest } from './web-request.ts'

/** RFC 9309, 2.5: at least this much is read; what follows is not. */
export const ROBOTS_MAX_BYTES = 500 * 1024
/** RFC 9309, 2.3.1.3: the file can't be had, for the client's fault. 429 is the server's. */
export const ROBOTS_UNAVAILABLE: readonly number[] = Array.from({ length: 100 }, (_, i) => 400 + i).filter(
  (status) => status !== 429,
)
/** RFC 9309, 2.4. */
const KEEP_MS = 24 * 60 * 60 * 1000
/** After a failure the origin is left alone for so long. */
const RETRY_MS = 10 * 60 * 1000
const MAX_ORIGINS = 5_000
const MAX_CHARS = 32 * 2 ** 20

export type RobotsOptions = {
  timer: Timer
  /** Gets a robots.txt: redirects followed, answers of every status given back, a long body cut. */
  get(request: Pick<WebRequest, 'url' | 'admit' | 'signal'>): Promise<WebAnswer>
}

type Known = { untilMs: number; chars: number } & (
  | { kind: 'rules'; rules: RobotsRules }
  | { kind: 'failed'; failure: OndotError }
)

/**
 * The rules of each origin, asked once a day (RFC 9309): 4xx but 429 means all is allowed; 5xx, 429 and an origin that can't be
 * reached mean nothing is, until it is asked again.
 */
export type Robots = {
  /**
   * @returns the pause the origin asks for, in ms; 0 where it asks for none
   * @throws SkipError `robots-disallowed`; ThrottleError `robots-unreachable`, saying when to ask again; what `admit` threw
   */
  check(url: URL, caller: Pick<WebRequest, 'admit' | 'signal'>): Promise<number>
}

export function createRobots({ timer, get }: RobotsOptions): Robots {
  const known = new LRUCache<string, Known>({
    max: MAX_ORIGINS,
    maxSize: MAX_CHARS,
    sizeCalculation: ({ chars }) => chars + 1,
  })
  const asking = new Map<string, Promise<unknown>>()

  async function knownOf(origin: string, caller: Pick<WebRequest, 'admit' | 'signal'>): Promise<Known> {
    for (;;) {
      const before = known.get(origin)
      if (before !== undefined && timer.nowMs() < before.untilMs) return before
      const other = asking.get(origin)
      if (other === undefined) break
      // Who asks may be stopped before an answer; then it is our turn.
      await untilAborted(other, caller.signal)
    }
    const mine = Promise.withResolvers<void>()
    asking.set(origin, mine.promise)
    try {
      const found = await ask(origin, caller)
      known.set(origin, found)
      return found
    } finally {
      asking.delete(origin)
      mine.resolve()
    }
  }

  async function ask(
    origin: string,
    { admit, signal }: Pick<WebRequest, 'admit' | 'signal'>,
  ): Promise<Known> {
    let refusal: { reason: unknown } | null = null
    const admitted = async () => {
      await admit?.().catch((reason: unknown) => {
        refusal = { reason }
        throw reason
      })
    }
    try {
      const answer = await get({ url: `${origin}/robots.txt`, admit: admitted, signal })
      const untilMs = timer.nowMs() + KEEP_MS
      if (answer.status >= 400) return { kind: 'rules', rules: ALLOW_ALL, chars: 0, untilMs }
      const text = wholeLines(answer.body)
      return { kind: 'rules', rules: parseRobots(text), chars: text.length, untilMs }
    } catch (error) {
      // Nothing was asked then.
      const held = error instanceof ThrottleError && error.code === 'host-held'
      if (refusal !== null || held || signal.aborted || !(error instanceof OndotError)) throw error
      return { kind: 'failed', failure: error, chars: 0, untilMs: timer.nowMs() + RETRY_MS }
    }
  }

  return {
    async check(url, caller) {
      const found = await knownOf(url.origin, caller)
      if (found.kind === 'failed') {
        // The origin itself is none to call.
        if (found.failure instanceof SkipError) throw found.failure
        throw new ThrottleError(
          'robots-unreachable',
          `robots.txt of ${url.origin} can't be had: ${found.failure.message}`,
          Math.ceil(found.untilMs - timer.nowMs()),
        )
      }
      if (!found.rules.allows(url)) {
        throw new SkipError('robots-disallowed', `robots.txt of ${url.origin} disallows this path`)
      }
      return found.rules.crawlDelayMs ?? 0
    },
  }
}

/** A rule that was cut in two would be another rule. */
function wholeLines(body: Uint8Array): string {
  const text = new TextDecoder().decode(body)
  return body.length < ROBOTS_MAX_BYTES ? text : text.slice(0, text.lastIndexOf('\n') + 1)
}
