import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'

export type FakeReply = {
  status?: number
  body?: string | Uint8Array
  /** The body never ends: this much again and again, as fast as it is taken. */
  endless?: Uint8Array
  headers?: Record<string, string>
  /** Milliseconds before anything is sent. */
  afterMs?: number
  /** The connection is cut without an answer. */
  hangUp?: boolean
}
export type FakeRequest = { path: string; query: URLSearchParams; headers: NodeJS.Dict<string | string[]> }

/** A real HTTP server on a port of the system's choice; it remembers what it was asked. */
export async function openFakeUpstream(reply: (request: FakeRequest, count: number) => FakeReply) {
  const requests: FakeRequest[] = []
  const timers = new Set<NodeJS.Timeout>()
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://fake')
    const request = { path: url.pathname, query: url.searchParams, headers: req.headers }
    requests.push(request)
    const {
      status = 200,
      body = '',
      headers = {},
      afterMs = 0,
      hangUp = false,
      endless,
    } = reply(request, requests.length)
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (hangUp) req.socket.destroy()
      else if (endless)
        Readable.from(forever(endless))
          .pipe(res.writeHead(status, headers))
          .on('error', () => {})
      else res.writeHead(status, headers).end(body)
    }, afterMs)
    timers.add(timer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      for (const timer of timers) clearTimeout(timer)
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type FakeUpstream = Awaited<ReturnType<typeof openFakeUpstream>>

function* forever(bytes: Uint8Array): Generator<Uint8Array> {
  for (;;) yield bytes
}
