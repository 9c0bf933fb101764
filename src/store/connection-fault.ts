import pg from 'pg'

/** pg-pool's words for "every connection stayed busy for the whole wait": the database itself may be well. */
const POOL_BUSY = 'timeout exceeded when trying to connect'

/**
 * SQLSTATE classes and codes that speak of the server or the way to it, not of the statement (PostgreSQL documentation, appendix A).
 * Lost: connection exceptions, bad login or missing database while a server is being set up, shutdown and start-up.
 * Busy: insufficient resources, statement time-out, deadlock and serialization failure: the same may work a moment later.
 */
const LOST_SERVER = /^(08|28|3D000|57P0[1-5])/
const BUSY_SERVER = /^(53|57014|40001|40P01)/

/** What pg says, without a code, when a connection broke or a query got no answer in time. */
const LOST_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|Cannot use a pool after calling end)/

export type ConnectionFault = 'lost' | 'busy'

/** Whether an error of pg says that the database can't be reached ('lost') or has no time for it now ('busy'); null: the statement's own fault. */
export function connectionFault(error: unknown): ConnectionFault | null {
  if (!(error instanceof Error)) return null
  if (error instanceof pg.DatabaseError) return serverFault(error.code ?? '')
  if (error.message === POOL_BUSY) return 'busy'
  if ('syscall' in error || LOST_CONNECTION.test(error.message)) return 'lost'
  // Happy-eyeballs connects fail as one AggregateError of system errors.
  return error instanceof AggregateError && error.errors.some(connectionFault) ? 'lost' : null
}

function serverFault(sqlState: string): ConnectionFault | null {
  if (LOST_SERVER.test(sqlState)) return 'lost'
  return BUSY_SERVER.test(sqlState) ? 'busy' : null
}

/** Why, in words that hold no URL and no password. */
export function faultReason(error: unknown): string {
  if (error instanceof AggregateError) return faultReason(error.errors[0])
  if (!(error instanceof Error)) return 'unknown fault'
  return error.message || error.name
}
