import { describe, expect, it } from 'vitest'
import { ThrottleError } from '../../../src/errors.ts'
import { hangUp, inTurn, page, redirect, silent, status } from '../../fakes/fake-pages.ts'
import type { Page } from '../../fakes/fake-site.ts'
import { createManualTimer } from '../../fakes/manual-timer.ts'
import { clientOf, request, site, textOf } from './web-harness.ts'

const TEXT = { 'content-type': 'text/plain' }
const robotsTxt = (...lines: string[]) => page(lines.join('\n'), TEXT)
const OPEN = page('open')

/** What a fetch of /a gives where robots.txt answers so. */
async function outcome(robots: Page, options = {}) {
  const host = await site({ '/robots.txt': robots, '/a': OPEN })
  const client = clientOf([host], { timer: createManualTimer({ leaping: true }), ...options })
  const fetched = client.fetch(request(`${host.url}/a`))
  return { host, client, result: await fetched.then(textOf, (error: unknown) => error) }
}

describe('robots.txt, by how it answers', () => {
  it.each([400, 401, 403, 404, 410, 418, 451, 499])('%i: all is allowed', async (code) => {
    expect((await outcome(status(code))).result).toBe('open')
  })

  it.each([429, 500, 502, 503, 504, 599])('%i: nothing is allowed, for now', async (code) => {
    const { host, result } = await outcome(status(code))
    expect(result).toMatchObject({ code: 'robots-unreachable', reaction: 'throttle', retryAfterMs: 600_000 })
    expect(host.paths()).not.toContain('/a')
  })

  it.each([
    ['hangs up', hangUp],
    ['says nothing', silent],
  ])('a server that %s: nothing is allowed, for now', async (_, robots) => {
    const { host, result } = await outcome(robots, { headersMs: 30 })
    expect(result).toMatchObject({ code: 'robots-unreachable', reaction: 'throttle' })
    expect(host.paths()).not.toContain('/a')
  })

  it('is tried again after a passing fault', async () => {
    const { result } = await outcome(inTurn(status(503), hangUp, robotsTxt('User-agent: *', 'Allow: /')))
    expect(result).toBe('open')
  })

  it('an empty or a binary file, or a page in its place: all is allowed', async () => {
    expect((await outcome(page('', TEXT))).result).toBe('open')
    expect((await outcome(page(Buffer.from([0, 255, 254, 10, 0]), TEXT))).result).toBe('open')
    expect((await outcome(page('<html>Disallow: /'))).result).toBe('open')
  })

  it('is read without its byte order mark', async () => {
    const { result } = await outcome(robotsTxt('\u{feff}User-agent: *', 'Disallow: /'))
    expect(result).toMatchObject({ code: 'robots-disallowed' })
  })

  it('is read to 500 KiB: what follows does not count, nor a rule that is cut there', async () => {
    const head = 'User-agent: *\nDisallow: /b\n'
    const cut = '\nDisallow: /a'
    const fill = (bytes: number) => `#${'x'.repeat(bytes - 1)}`
    const beyond = head + fill(500 * 1024 - head.length) + cut
    expect((await outcome(page(beyond, TEXT))).result).toBe('open')
    const within = `${head}${fill(500 * 1024 - head.length - cut.length - 1)}${cut}\n${fill(1_000_000)}`
    expect((await outcome(page(within, TEXT))).result).toMatchObject({ code: 'robots-disallowed' })
    // Cut in two, "/allowed-not" would be "/a".
    const across = `${head}${fill(500 * 1024 - head.length - cut.length)}${cut}llowed-not`
    expect((await outcome(page(across, TEXT))).result).toBe('open')
  })
})

describe('robots.txt, by where it is', () => {
  it('may be behind five redirects, on another host too', async () => {
    const elsewhere = await site({ '/rules': robotsTxt('User-agent: ondot', 'Disallow: /a') })
    const host = await site({
      '/robots.txt': redirect('/1'),
      '/1': redirect('/2', 301),
      '/2': redirect('/3', 307),
      '/3': redirect('/4', 308),
      '/4': redirect(`${elsewhere.url}/rules`, 303),
      '/a': OPEN,
    })
    const fetched = clientOf([host, elsewhere]).fetch(request(`${host.url}/a`))
    await expect(fetched).rejects.toMatchObject({ code: 'robots-disallowed' })
  })

  it('closes the origin where it leads nowhere, round in circles or to a private address', async () => {
    for (const [target, code] of [
      ['/robots.txt', 'redirect-refused'],
      ['', 'redirect-refused'],
      ['http://169.254.169.254/robots.txt', 'url-refused'],
    ] as const) {
      const { host, client, result } = await outcome(redirect(target))
      expect(result).toMatchObject({ code, reaction: 'skip' })
      const asked = host.requests.length
      await expect(client.fetch(request(`${host.url}/a`))).rejects.toMatchObject({ code })
      expect(host.requests).toHaveLength(asked)
    }
  })

  it('is asked for again at each origin that a redirect leads to', async () => {
    const closed = await site({ '/robots.txt': robotsTxt('User-agent: *', 'Disallow: /'), '/b': OPEN })
    const host = await site({ '/a': redirect(`${closed.url}/b`) })
    const fetched = clientOf([host, closed]).fetch(request(`${host.url}/a`))
    await expect(fetched).rejects.toMatchObject({ code: 'robots-disallowed' })
    expect(closed.paths()).toEqual(['/robots.txt'])
  })

  it('counts for the target of a redirect within an origin', async () => {
    const host = await site({
      '/robots.txt': robotsTxt('User-agent: *', 'Disallow: /closed'),
      '/a': redirect('/closed'),
      '/closed': OPEN,
    })
    await expect(clientOf([host]).fetch(request(`${host.url}/a`))).rejects.toMatchObject({
      code: 'robots-disallowed',
    })
    expect(host.paths()).toEqual(['/robots.txt', '/a'])
  })
})

describe('robots.txt over time', () => {
  it('is kept for a day, then asked for again', async () => {
    const timer = createManualTimer()
    const host = await site({
      '/robots.txt': inTurn(status(404), robotsTxt('User-agent: *', 'Disallow: /')),
      '/a': OPEN,
    })
    const client = clientOf([host], { timer })
    await client.fetch(request(`${host.url}/a`))
    timer.advance(24 * 60 * 60 * 1000 - 1)
    await client.fetch(request(`${host.url}/a`))
    timer.advance(1)
    await expect(client.fetch(request(`${host.url}/a`))).rejects.toMatchObject({ code: 'robots-disallowed' })
  })

  it('that could not be had is left alone for ten minutes, then asked for again', async () => {
    const timer = createManualTimer()
    const host = await site({ '/robots.txt': inTurn(status(500), status(404)), '/a': OPEN })
    const client = clientOf([host], { timer, tries: 1, backoffMs: 0 })
    const fetch = () => client.fetch(request(`${host.url}/a`))
    await expect(fetch()).rejects.toMatchObject({ retryAfterMs: 600_000 })
    timer.advance(200_000)
    await expect(fetch()).rejects.toMatchObject({ retryAfterMs: 400_000 })
    expect(host.paths()).toEqual(['/robots.txt'])
    timer.advance(400_000)
    expect(textOf(await fetch())).toBe('open')
  })

  it('is asked for once by many who come at the same time', async () => {
    const host = await site({ '/a': OPEN })
    const client = clientOf([host])
    const all = await Promise.all(Array.from({ length: 20 }, () => client.fetch(request(`${host.url}/a`))))
    expect(all.map(textOf)).toEqual(Array(20).fill('open'))
    expect(host.paths().filter((path) => path === '/robots.txt')).toHaveLength(1)
  })

  it('is asked for by the next one when who asked first is stopped', async () => {
    const host = await site({ '/robots.txt': inTurn(silent, status(404)), '/a': OPEN })
    const client = clientOf([host])
    const first = new AbortController()
    const stopped = client.fetch(request(`${host.url}/a`, { signal: first.signal }))
    const second = client.fetch(request(`${host.url}/a`))
    setTimeout(() => first.abort(new Error('the first has left')), 20)
    await expect(stopped).rejects.toThrow('the first has left')
    expect(textOf(await second)).toBe('open')
  })

  it('lets go who waits for the answer to another and is stopped', async () => {
    const host = await site({ '/robots.txt': silent, '/a': OPEN })
    const client = clientOf([host])
    const [first, second] = [new AbortController(), new AbortController()]
    const asking = client.fetch(request(`${host.url}/a`, { signal: first.signal }))
    const waiting = client.fetch(request(`${host.url}/a`, { signal: second.signal }))
    setTimeout(() => second.abort(new Error('the second has left')), 20)
    await expect(waiting).rejects.toThrow('the second has left')
    first.abort(new Error('the first has left'))
    await expect(asking).rejects.toThrow('the first has left')
  })

  it('is not taken for closed while the host has asked for a pause', async () => {
    const timer = createManualTimer()
    const host = await site({ '/a': inTurn(status(429, { 'retry-after': '100' }), OPEN) })
    const client = clientOf([host], { timer })
    await client.fetch(request(`${host.url}/a`, { robots: false })).catch(() => {})
    const fetch = () => client.fetch(request(`${host.url}/a`))
    await expect(fetch()).rejects.toMatchObject({ code: 'host-held', retryAfterMs: 100_000 })
    timer.advance(100_000)
    expect(textOf(await fetch())).toBe('open')
  })

  it('is not taken for closed where the budget is spent before it is asked for', async () => {
    const host = await site({ '/a': OPEN })
    const client = clientOf([host])
    const spent = new ThrottleError('budget-spent', 'no more today', 1_000)
    const refused = client.fetch(
      request(`${host.url}/a`, {
        admit: async () => {
          throw spent
        },
      }),
    )
    await expect(refused).rejects.toBe(spent)
    expect(host.requests).toHaveLength(0)
    expect(textOf(await client.fetch(request(`${host.url}/a`)))).toBe('open')
  })

  it('sets the pause between pages, cut to the longest wait there is', async () => {
    for (const [delay, pauseMs] of [
      ['3', 3_000],
      ['999', 60_000],
    ] as const) {
      const timer = createManualTimer({ leaping: true })
      const host = await site({
        '/robots.txt': robotsTxt('User-agent: *', `Crawl-delay: ${delay}`),
        '/a': OPEN,
      })
      const client = clientOf([host], { timer, minIntervalMs: 1_000 })
      for (const _ of [1, 2]) await client.fetch(request(`${host.url}/a`))
      expect(timer.sleeps).toEqual([pauseMs, pauseMs])
    }
  })
})
