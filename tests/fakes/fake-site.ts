import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers a request; `count` says how often its path was asked for, this time included. */
export type Page = (response: ServerResponse, request: IncomingMessage, count: number) => void

export type SeenRequest = { path: string; query: URLSearchParams; headers: NodeJS.Dict<string | string[]> }

/** A web site on a port of the system's choice: pages by path, the rest is not there. It counts who is in it, for tests of manners. */
export async function openFakeSite(pages: Readonly<Record<string, Page>>) {
  const requests: SeenRequest[] = []
  const counts = new Map<string, number>()
  const seen = { connections: 0, now: 0, mostAtOnce: 0 }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
    const count = (counts.get(pathname) ?? 0) + 1
    counts.set(pathname, count)
    requests.push({ path: pathname, query: searchParams, headers: request.headers })
    seen.mostAtOnce = Math.max(seen.mostAtOnce, ++seen.now)
    response.once('close', () => seen.now--)
    const page = pages[pathname]
    if (page) page(response, request, count)
    else response.writeHead(404).end('not here')
  })
  server.on('connection', () => seen.connections++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    paths: () => requests.map(({ path }) => path),
    connections: () => seen.connections,
    mostAtOnce: () => seen.mostAtOnce,
    /** Resolves once every answer has ended, given up by the client or not. */
    async quiet() {
      while (seen.now > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type FakeSite = Awaited<ReturnType<typeof openFakeSite>>
