import type { StaticDecode, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../../../domain/clock.ts'
import type { Log } from '../../../domain/log.ts'
import { OndotError } from '../../../errors.ts'
import { createReadThrough } from '../../../store/cache/read-through.ts'
import type { Cache } from '../../../store/ports.ts'
import type { FetchOptions, Meter } from '../driver.ts'
import { createFetchFailures } from '../fetch-failures.ts'
import { type HealthBook, OK } from '../product-health.ts'

/** Something issued for many places at once, over and over: the air of a province, the warnings in force, a region's UV index. */
export type BulletinKind<S extends TSchema> = {
  /** Names it in health, logs and the cache. */
  name: string
  schema: S
  /** When the issue after the newest one can be had. */
  nextIssueMs(nowMs: number): number
  /** How long after that it still says more than nothing. */
  usableForMs: number
  /** @throws the coded errors of src/errors.ts; none holds a key */
  fetch(key: string, nowMs: number, options: FetchOptions): Promise<StaticDecode<S>>
}

export type BulletinsDeps = {
  cache: Cache
  takeCall: (meter: Meter) => Promise<void>
  health: HealthBook
  clock: Clock
  log: Log
  /** The process's lifetime. */
  signal: AbortSignal
}

export type Bulletins = ReturnType<typeof createBulletins>

/**
 * Reads bulletins through the cache: they hold for an hour or so, and one lost costs one call. One fetch at a time for a key, under the
 * budget and a memory of failures; a newer issue is fetched behind the answer. null: it could not be had.
 */
export function createBulletins({ cache, takeCall, health, clock, log, signal }: BulletinsDeps) {
  const failures = createFetchFailures(undefined, clock)
  // Coded errors are told once, where they happen: a remembered one is thrown again with every ask.
  const tellBroken = (error: unknown) => {
    if (!(error instanceof OndotError) && !signal.aborted) log.error({ error }, 'bulletin broke')
  }
  const reads = createReadThrough({ cache, clock, random: Math.random, onRefreshError: tellBroken })

  async function load<S extends TSchema>(kind: BulletinKind<S>, key: string) {
    const failed = failures.recent(kind.name, key)
    if (failed) throw failed
    try {
      const nowMs = clock()
      const admit = async (meter: Meter) => {
        await takeCall(meter)
        health.called(kind.name)
      }
      const value = await kind.fetch(key, nowMs, { signal, admit })
      await health.turnedOut(kind.name, OK)
      const freshUntilMs = kind.nextIssueMs(nowMs)
      return {
        value: new TextEncoder().encode(JSON.stringify(value)),
        freshUntilMs,
        staleUntilMs: freshUntilMs + kind.usableForMs,
      }
    } catch (error) {
      if (error instanceof OndotError) {
        failures.remember(kind.name, key, error)
        log.warn({ product: kind.name, code: error.code, reason: error.message }, 'bulletin failed')
        await health.turnedOut(kind.name, error.code)
      }
      throw error
    }
  }

  return async <S extends TSchema>(kind: BulletinKind<S>, key: string): Promise<StaticDecode<S> | null> => {
    try {
      const { value } = await reads.read(`bulletin:${kind.name}:${key}`, () => load(kind, key))
      const parsed: unknown = JSON.parse(new TextDecoder().decode(value))
      return Value.Check(kind.schema, parsed) ? parsed : null
    } catch (error) {
      tellBroken(error)
      return null
    }
  }
}
