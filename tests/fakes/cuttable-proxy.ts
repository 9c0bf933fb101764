import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A TCP proxy on 127.0.0.1 that a test can cut and mend, to see how a client takes it when a server goes away. */
export type CuttableProxy = {
  readonly port: number
  /** Breaks every connection and refuses new ones. */
  cut(): Promise<void>
  /** Keeps connections, accepts new ones, and lets nothing through: a network that swallows packets. */
  freeze(): void
  /** Undoes `cut` and `freeze`; connections that were frozen are broken. */
  mend(): Promise<void>
  close(): Promise<void>
}

export async function openCuttableProxy(target: { host: string; port: number }): Promise<CuttableProxy> {
  const sockets = new Set<Socket>()
  let frozen = false
  const server = createServer((client) => {
    const upstream = connect(target)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => {
        if (!frozen) to.write(bytes)
      })
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  await listen(0)
  const { port } = server.address() as AddressInfo

  async function listen(onPort: number): Promise<void> {
    server.listen(onPort, '127.0.0.1')
    await once(server, 'listening')
  }

  async function cut(): Promise<void> {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    breakAll()
    await closed
  }

  function breakAll(): void {
    for (const socket of sockets) socket.destroy()
  }

  return {
    port,
    cut,
    freeze() {
      frozen = true
    },
    async mend() {
      if (frozen) breakAll()
      frozen = false
      if (!server.listening) await listen(port)
    },
    close: cut,
  }
}
