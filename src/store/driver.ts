import type { PoolConfig } from 'pg'

/** What differs between embedded and real Postgres; all else is one dialect through one client (pg). */
export type Driver = {
  readonly kind: 'embedded' | 'postgres'
  /** Makes connections possible; called before every attempt to connect. Throws AbortedError where no attempt can help. */
  start(): Promise<void>
  poolConfig(): PoolConfig
  /** Called once, after the last connection is closed. */
  stop(): Promise<void>
}
