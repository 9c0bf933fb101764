import { once } from 'node:events'
import http from 'node:http'
import { describe, expect, it } from 'vitest'
import { createGuardedAgents, type GuardOptions } from '../../../src/crawlers/web/guarded-agents.ts'
import type { Resolve } from '../../../src/crawlers/web/resolve.ts'
import { page } from '../../fakes/fake-pages.ts'
import { HOSTILE_ANSWERS, HOSTILE_URLS } from './hostile-urls.ts'
import { closing, site } from './web-harness.ts'

const addresses =
  (list: readonly string[]): Resolve =>
  async () =>
    list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

function agentOf(resolve: Resolve, options: Partial<GuardOptions> = {}) {
  const { httpAgent, httpsAgent } = createGuardedAgents({
    resolve,
    resolveOwn: resolve,
    allowedOrigins: new Set(),
    connectMs: 10_000,
    ...options,
  })
  closing({ close: () => httpAgent.destroy() })
  closing({ close: () => httpsAgent.destroy() })
  return httpAgent
}

/** The status that came, or the error; around every other check that a fetch makes before. */
async function get(agent: http.Agent, host: string, port: number): Promise<unknown> {
  const request = http.get({ agent, host, port })
  try {
    const [response] = await once(request, 'response')
    response.resume()
    await once(response, 'end')
    return response.statusCode
  } catch (error) {
    return error
  }
}

describe('the agents that connect to public addresses only', () => {
  it.each(HOSTILE_ANSWERS)('make no connection to a name that resolves to %s: %j', async (_, list) => {
    const local = await site({ '/': page('inside') })
    const outcome = await get(agentOf(addresses(list)), 'photos.example.com', local.port)
    expect(outcome).toMatchObject({ code: 'url-refused', reaction: 'skip' })
    expect(local.connections()).toBe(0)
  })

  it('make none to an address that nobody checked before', async () => {
    const local = await site({ '/': page('inside') })
    const agent = agentOf(addresses(['127.0.0.1']))
    expect(await get(agent, '127.0.0.1', local.port)).toMatchObject({ code: 'url-refused' })
    expect(await get(agent, '::1', local.port)).toMatchObject({ code: 'url-refused' })
    expect(local.connections()).toBe(0)
  })

  it('connect to the very addresses that were checked, asked for once', async () => {
    const checked = ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']
    const watching = Promise.withResolvers<void>()
    let asked = 0
    const agent = agentOf(async (host) => {
      await watching.promise
      return addresses(asked++ === 0 ? checked : ['127.0.0.1'])(host)
    })
    const request = http.get({ agent, host: 'photos.example.com', port: 80 })
    const [socket] = await once(request, 'socket')
    const looked: string[] = []
    socket.on('lookup', (_: unknown, address: string) => {
      looked.push(address)
      // Enough is seen; nobody out there need be disturbed.
      request.destroy()
    })
    watching.resolve()
    await expect(once(request, 'close')).rejects.toThrow('socket hang up')
    expect(looked[0]).toBe(checked[0])
    expect(checked).toEqual(expect.arrayContaining(looked))
    expect(asked).toBe(1)
  })

  it('check again for every new connection: an answer that changes is refused then', async () => {
    const local = await site({ '/': page('inside', { connection: 'close' }) })
    let asked = 0
    const agent = agentOf(async () => addresses(asked++ === 0 ? [] : ['127.0.0.1'])('x'))
    for (const _ of [1, 2]) {
      expect(await get(agent, 'photos.example.com', local.port)).toMatchObject({ code: 'url-refused' })
    }
    expect([asked, local.connections()]).toEqual([2, 0])
  })

  it('connect anywhere for exactly the configured origins', async () => {
    const [ours, other] = [await site({ '/': page('ours') }), await site({ '/': page('other') })]
    const allowedOrigins = new Set([ours.url, `http://fakes:${ours.port}`])
    const agent = agentOf(addresses(['127.0.0.1']), { allowedOrigins })
    expect(await get(agent, '127.0.0.1', ours.port)).toBe(200)
    expect(await get(agent, 'fakes', ours.port)).toBe(200)
    for (const [host, port] of [
      ['127.0.0.1', other.port],
      ['fakes', other.port],
      ['localhost', ours.port],
    ] as const) {
      expect(await get(agent, host, port)).toMatchObject({ code: 'url-refused' })
    }
    expect(other.connections()).toBe(0)
  })

  it('ask for the names of configured origins elsewhere than for public ones', async () => {
    const own = await site({ '/': page('own') })
    const allowedOrigins = new Set([`http://fakes:${own.port}`])
    const publicNames: Resolve = async (host) => {
      throw new Error(`asked for ${host}`)
    }
    const agent = agentOf(publicNames, { allowedOrigins, resolveOwn: addresses(['127.0.0.1']) })
    expect(await get(agent, 'fakes', own.port)).toBe(200)
    expect(await get(agent, 'photos.example.com', own.port)).toMatchObject({
      message: 'asked for photos.example.com',
    })
  })

  it('give up on a name that does not resolve in time', async () => {
    const agent = agentOf(() => new Promise(() => {}), { connectMs: 20 })
    expect(await get(agent, 'photos.example.com', 80)).toMatchObject({
      code: 'upstream-timeout',
      reaction: 'retry',
    })
  })

  it('keep the table of hostile addresses from any connection, however Node reads them', async () => {
    const agent = agentOf(addresses(['127.0.0.1']))
    for (const [trick, url] of HOSTILE_URLS) {
      const host = URL.parse(url)?.hostname.replace(/^\[|\]$/g, '')
      if (!host || !url.startsWith('http:')) continue
      // Public addresses in disguise, and ports, are for the check of the address.
      if (host === '8.8.8.8') continue
      expect(await get(agent, host, 80), trick).toMatchObject({ code: 'url-refused' })
    }
  })
})
