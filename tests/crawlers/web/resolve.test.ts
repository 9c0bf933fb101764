import { describe, expect, it } from 'vitest'
import { createDnsResolve, resolveLikeSystem } from '../../../src/crawlers/web/resolve.ts'
import { createWebClient } from '../../../src/crawlers/web/web-client.ts'
import { openFakeDns, type Zone } from '../../fakes/fake-dns.ts'
import { closing, request } from './web-harness.ts'

async function dns(zone: Zone) {
  const fake = closing(await openFakeDns(zone))
  return { fake, resolve: createDnsResolve([fake.server]) }
}

describe('the addresses of a name', () => {
  it('are all of both families', async () => {
    const { resolve } = await dns({
      'photos.example.com': ['93.184.215.14', '93.184.215.15', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
      'old.example.com': ['93.184.215.14'],
      'new.example.com': ['2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
    })
    expect(await resolve('photos.example.com')).toHaveLength(3)
    expect(await resolve('photos.example.com')).toEqual(
      expect.arrayContaining([
        { address: '93.184.215.15', family: 4 },
        { address: '2606:2800:21f:cb07:6820:80da:af6b:8b2c', family: 6 },
      ]),
    )
    expect(await resolve('old.example.com')).toEqual([{ address: '93.184.215.14', family: 4 }])
    expect(await resolve('new.example.com')).toHaveLength(1)
  })

  it('are not there for a name that does not exist or has none', async () => {
    const { resolve } = await dns({ 'empty.example.com': [] })
    await expect(resolve('gone.example.com')).rejects.toMatchObject({ code: 'ENOTFOUND' })
    await expect(resolve('empty.example.com')).rejects.toMatchObject({ code: 'ENODATA' })
  })

  it('are asked for under the very name, no search domain added', async () => {
    const { fake, resolve } = await dns({})
    await resolve('gone.example.com').catch(() => {})
    expect(new Set(fake.asked)).toEqual(new Set(['gone.example.com A', 'gone.example.com AAAA']))
  })

  it('that come slowly hold up neither other names nor the threads that files need', async () => {
    const slow = Array.from({ length: 16 }, (_, i) => `slow-${i}.example.com`)
    const { resolve } = await dns({
      ...Object.fromEntries(slow.map((name) => [name, null])),
      'quick.example.com': ['93.184.215.14'],
    })
    let slowOnes = 0
    for (const name of slow) resolve(name).catch(() => slowOnes++)
    expect(await resolve('quick.example.com')).toHaveLength(1)
    expect(await resolveLikeSystem('127.0.0.1')).toEqual([{ address: '127.0.0.1', family: 4 }])
    expect(slowOnes).toBe(0)
  })

  it('spoil a host when one of them is private, of either family', async () => {
    const { resolve } = await dns({
      'a.example.com': ['93.184.215.14', '10.0.0.1'],
      'b.example.com': ['93.184.215.14', '0:0:0:0:0:0:0:1'],
      'c.example.com': ['0:0:0:0:0:ffff:7f00:1'],
    })
    const client = closing(createWebClient({ contact: 'x', resolve, minIntervalMs: 0 }))
    for (const name of ['a', 'b', 'c']) {
      const fetched = client.fetch(request(`http://${name}.example.com/`))
      await expect(fetched, name).rejects.toMatchObject({ code: 'url-refused' })
    }
  })

  it('that do not exist are a passing fault of the host', async () => {
    const { resolve } = await dns({})
    const client = closing(createWebClient({ contact: 'x', resolve, minIntervalMs: 0, tries: 1 }))
    await expect(client.fetch(request('http://gone.example.com/a', { robots: false }))).rejects.toMatchObject(
      {
        code: 'upstream-unreachable',
        reaction: 'retry',
        message: 'GET http://gone.example.com/a: ENOTFOUND',
      },
    )
  })
})
