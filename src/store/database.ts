import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../domain/log.ts'
import { AbortedError } from '../errors.ts'
import { connectionFault, faultReason } from './connection-fault.ts'
import type { Driver } from './driver.ts'
import { createPgliteDriver } from './embedded/pglite-driver.ts'
import { migrate } from './migrate.ts'
import { createPostgresDriver } from './postgres-driver.ts'
import type { Queryable } from './queryable.ts'
import { StoreUnavailableError } from './store-unavailable-error.ts'

const CONNECT_TIMEOUT_MS = 1_500
const STATEMENT_TIMEOUT_MS = 5_000
/** The client gives up this much later than the server, so only where the server says nothing (cut network). */
const ANSWER_DELAY_MS = 1_000
const MIGRATION_TIMEOUT_MS = 10 * 60_000
const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 5_000

export type DatabaseState = {
  status: 'opening' | 'open' | 'failed' | 'closed'
  /** Why it is not open; null while it is. */
  reason: string | null
}

/** Embedded or real Postgres. Queries reject with StoreUnavailableError at once unless the state is open. */
export type Database = Queryable & {
  readonly kind: Driver['kind']
  /** Resolves when the schema is in place the first time; rejects with AbortedError when that can't be without a person. */
  readonly ready: Promise<void>
  state(): DatabaseState
  /**
   * Commits what `work` did when it resolves, undoes it when it rejects. Inside, use `tx` only: the embedded database has one connection.
   * `timeoutMs` is the limit of each statement, for long work.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>, options?: { timeoutMs?: number }): Promise<T>
  /** Lets running statements and transactions finish, refuses those that wait for a connection, then closes. */
  close(): Promise<void>
}

export type DatabaseOptions = {
  /** null: embedded Postgres in `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  log: Log
}

/** Returns at once and opens in the background; where Postgres is away, now or later, it goes on trying until `close`. */
export function openDatabase({ databaseUrl, dataDir, log }: DatabaseOptions): Database {
  const driver = databaseUrl === null ? createPgliteDriver(dataDir) : createPostgresDriver(databaseUrl)
  const closing = new AbortController()
  let state: DatabaseState = { status: 'opening', reason: 'it is being opened' }
  let pool = openPool()
  const ready = connect()
  let connected = ready
  ready.catch(() => {}) // Told by state() and every query, too: a caller need not listen.

  function openPool(): pg.Pool {
    const opened = new pg.Pool({
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS + ANSWER_DELAY_MS,
      ...driver.poolConfig(),
    })
    opened.on('error', (error) => lose(opened, error))
    return opened
  }

  async function connect(): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS)) {
      try {
        await driver.start()
        await inTransaction(migrate, MIGRATION_TIMEOUT_MS)
        closing.signal.throwIfAborted()
        state = { status: 'open', reason: null }
        return log.info({ kind: driver.kind }, 'the store is open')
      } catch (error) {
        closing.signal.throwIfAborted()
        if (!(error instanceof StoreUnavailableError)) throw fail(error)
        if (state.reason !== error.reason) log.warn({ reason: error.reason }, 'the store is away; trying on')
        state = { status: 'opening', reason: error.reason }
      }
      await wait(retryMs, undefined, { signal: closing.signal })
    }
  }

  function fail(cause: unknown): AbortedError {
    const reason = faultReason(cause)
    state = { status: 'failed', reason }
    log.error({ reason }, 'the store does not open')
    return cause instanceof AbortedError ? cause : new AbortedError('store-broken', reason, { cause })
  }

  /** Old connections are dropped together: after a cut network each would cost a time-out of its own. */
  function lose(lost: pg.Pool, error: unknown): void {
    if (lost !== pool || state.status !== 'open') return
    state = { status: 'opening', reason: faultReason(error) }
    log.warn({ reason: state.reason }, 'the store was lost; reconnecting')
    lost.end().catch(() => {})
    pool = openPool()
    connected = connect()
    connected.catch(() => {})
  }

  /** Runs one step of pg and tells faults of the connection from faults of the statement. */
  async function reach<T>(used: pg.Pool, step: () => Promise<T>): Promise<T> {
    try {
      return await step()
    } catch (error) {
      const fault = connectionFault(error)
      if (fault === null) throw error
      if (fault === 'lost') lose(used, error)
      throw new StoreUnavailableError(faultReason(error), { cause: error })
    }
  }

  async function inTransaction<T>(work: (tx: Queryable) => Promise<T>, timeoutMs: number): Promise<T> {
    const used = pool
    const client = await reach(used, () => used.connect())
    const broken = () => lose(used, new Error('the connection broke in a transaction'))
    client.on('error', broken) // pg-pool listens to idle clients only, and without a listener it ends the process.
    const tx: Queryable = {
      query: <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
        const statement = { text, values: [...values], query_timeout: timeoutMs + ANSWER_DELAY_MS }
        return reach(used, () => client.query<Row>(statement))
      },
    }
    let usable = true
    try {
      await tx.query(`begin; set local statement_timeout = ${timeoutMs}`)
      const result = await work(tx)
      await tx.query('commit')
      return result
    } catch (error) {
      usable = !(error instanceof StoreUnavailableError) && (await rolledBack(client))
      throw error
    } finally {
      client.off('error', broken)
      client.release(!usable) // The server undoes what a dropped connection had begun.
    }
  }

  function refuseUnlessOpen(): void {
    if (state.status !== 'open') throw new StoreUnavailableError(state.reason ?? state.status)
  }

  async function close(): Promise<void> {
    if (state.status === 'closed') return
    state = { status: 'closed', reason: 'it was closed' }
    closing.abort()
    const poolEnded = pool.end()
    await Promise.all([poolEnded.then(() => driver.stop()), connected.catch(() => {})])
  }

  return {
    kind: driver.kind,
    ready,
    state: () => state,
    query: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
      refuseUnlessOpen()
      const used = pool
      return reach(used, () => used.query<Row>(text, [...values]))
    },
    transaction: async (work, { timeoutMs = STATEMENT_TIMEOUT_MS } = {}) => {
      refuseUnlessOpen()
      return inTransaction(work, timeoutMs)
    },
    close,
  }
}

function rolledBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  )
}
