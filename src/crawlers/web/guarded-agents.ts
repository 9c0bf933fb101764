import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Duplex } from 'node:stream'
import { RetryError, SkipError } from '../../errors.ts'
import { addressFault } from './address-fault.ts'
import type { Resolve } from './resolve.ts'

export type GuardOptions = {
  /** Names of public hosts. */
  resolve: Resolve
  /** Names of configured origins. */
  resolveOwn: Resolve
  /** Origins that may lie anywhere. */
  allowedOrigins: ReadonlySet<string>
  /** For name, TCP and TLS together. */
  connectMs: number
}

/** How long an idle connection is kept for the next request. */
const IDLE_MS = 10_000

/**
 * Agents that connect to public addresses only. A name is resolved once for each connection, all its addresses are checked, and the
 * connection goes to one of those very addresses: an answer that changes between check and use has no effect.
 */
export function createGuardedAgents(options: GuardOptions) {
  const pool = { keepAlive: true, timeout: IDLE_MS, maxFreeSockets: 64 } as const
  const httpAgent = new (class extends http.Agent {
    override createConnection(target: http.ClientRequestArgs, done: Done) {
      const open = (guarded: http.ClientRequestArgs) => super.createConnection(guarded)
      return connect('http:', 'connect', target, open, done as Fail, options)
    }
  })(pool)
  const httpsAgent = new (class extends https.Agent {
    override createConnection(target: https.RequestOptions, done: Done) {
      const open = (guarded: https.RequestOptions) => super.createConnection(guarded)
      return connect('https:', 'secureConnect', target, open, done as Fail, options)
    }
  })(pool)
  return { httpAgent, httpsAgent }
}

type Done = (error: Error | null, stream: Duplex) => void
/** Without a stream there is only the error to tell; Node's types don't know. */
type Fail = (error: Error) => void

function connect<T extends http.ClientRequestArgs>(
  protocol: string,
  connected: string,
  target: T,
  open: (target: T) => Duplex | null | undefined,
  fail: Fail,
  { resolve, resolveOwn, allowedOrigins, connectMs }: GuardOptions,
): Duplex | null | undefined {
  const host = target.host ?? ''
  const name = isIP(host) === 6 ? `[${host}]` : host
  const anywhere = allowedOrigins.has(URL.parse(`${protocol}//${name}:${target.port}`)?.origin ?? '')
  // Node asks no lookup for these.
  const fault = anywhere || isIP(host) === 0 ? null : addressFault(host)
  if (fault !== null) {
    fail(refused(host, fault))
    return undefined
  }

  const socket = open({ ...target, lookup: anywhere ? plainLookup(resolveOwn) : checkedLookup(resolve) })
  const timer = setTimeout(
    () => socket?.destroy(new RetryError('upstream-timeout', `${host} took no connection in time`)),
    connectMs,
  )
  for (const event of [connected, 'close']) socket?.once(event, () => clearTimeout(timer))
  return socket
}

function plainLookup(resolve: Resolve): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found
        if (first === undefined) callback(refused(hostname, 'without an address'), '')
        else if (all) callback(null, [...found])
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

/** One bad address spoils all: a public host has no private ones. */
function checkedLookup(resolve: Resolve): LookupFunction {
  return plainLookup(async (hostname) => {
    const found = await resolve(hostname)
    for (const { address } of found) {
      const fault = addressFault(address)
      if (fault !== null) throw refused(hostname, `at ${address}, ${fault}`)
    }
    return found
  })
}

function refused(host: string, fault: string): SkipError {
  return new SkipError('url-refused', `URL refused: ${host} is ${fault}. Allowed are public hosts.`)
}
