import { describe, expect, it } from 'vitest'
import { checkUrl } from '../../../src/crawlers/web/check-url.ts'
import { createWebClient } from '../../../src/crawlers/web/web-client.ts'
import { hangUp, inTurn, page, redirect, silent, slowDrip, status } from '../../fakes/fake-pages.ts'
import { createManualTimer } from '../../fakes/manual-timer.ts'
import { HOSTILE_URLS } from './hostile-urls.ts'
import { clientOf, closing, request, site, textOf } from './web-harness.ts'

const OPEN = page('open')

describe('the web client', () => {
  it('says who it is, asks for robots.txt first and once, then gives page after page on one connection', async () => {
    const host = await site({ '/a': page('<p>a'), '/b': page('<p>b') })
    const client = clientOf([host])
    const answer = await client.fetch(request(`${host.url}/a?x=1#part`))
    expect(answer).toEqual({
      url: `${host.url}/a?x=1`,
      status: 200,
      contentType: 'text/html',
      body: Buffer.from('<p>a'),
    })
    expect(textOf(await client.fetch(request(`${host.url}/b`)))).toBe('<p>b')
    expect(host.paths()).toEqual(['/robots.txt', '/a', '/b'])
    expect(host.connections()).toBe(1)
    for (const { headers } of host.requests) {
      expect(headers['user-agent']).toMatch(/^ondot\/\d+\.\d+\.\d+ \(mailto:crawls@example\.com\)$/)
    }
    expect(host.requests[1]?.headers).toMatchObject({ accept: 'text/*', 'accept-encoding': 'gzip, br' })
  })

  it('fetches nothing without a contact', async () => {
    const host = await site({ '/a': OPEN })
    for (const [contact, robots] of [
      [null, true],
      [null, false],
      ['홍길동', true],
      ['a\r\nX-Evil: 1', true],
    ] as const) {
      const fetched = clientOf([host], { contact }).fetch(request(`${host.url}/a`, { robots }))
      await expect(fetched).rejects.toMatchObject({
        code: 'contact-missing',
        reaction: 'abort',
        message: expect.stringContaining('Set CONTACT'),
      })
    }
    expect(host.requests).toHaveLength(0)
  })

  it('leaves alone what robots.txt disallows, and asks for none where an API is called by its terms', async () => {
    const host = await site({ '/robots.txt': page('User-agent: *\nDisallow: /'), '/a': OPEN })
    const client = clientOf([host])
    await expect(client.fetch(request(`${host.url}/a`))).rejects.toMatchObject({ code: 'robots-disallowed' })
    expect(host.paths()).toEqual(['/robots.txt'])
    await client.fetch(request(`${host.url}/a`, { robots: false }))
    expect(host.paths()).toEqual(['/robots.txt', '/a'])
  })

  it('ends what is under way when it is closed', async () => {
    const host = await site({ '/a': silent })
    const client = createWebClient({ contact: 'x', allowedOrigins: [host.url], minIntervalMs: 0 })
    const fetched = client.fetch(request(`${host.url}/a`, { robots: false }))
    setTimeout(() => client.close(), 20)
    await expect(fetched).rejects.toMatchObject({ code: 'web-client-closed' })
    await host.quiet()
    await expect(client.fetch(request(`${host.url}/a`))).rejects.toMatchObject({ code: 'web-client-closed' })
  })
})

describe('the web client and addresses', () => {
  it('refuses every hostile address without asking DNS', async () => {
    const client = closing(
      createWebClient({
        contact: 'x',
        resolve: async (host) => {
          throw new Error(`asked for ${host}`)
        },
      }),
    )
    for (const [trick, url] of HOSTILE_URLS) {
      await expect(client.fetch(request(url)), trick).rejects.toMatchObject({ code: 'url-refused' })
    }
  })

  it('refuses a public name that resolves to a private address, robots.txt or none, and remembers no failure of ours', async () => {
    let asked = 0
    const resolve = async () => {
      asked++
      return [{ address: '10.0.0.1', family: 4 }]
    }
    const client = closing(createWebClient({ contact: 'x', resolve, minIntervalMs: 0 }))
    for (const robots of [true, false]) {
      await expect(client.fetch(request('https://photos.example.com/a', { robots }))).rejects.toMatchObject({
        code: 'url-refused',
        reaction: 'skip',
        message:
          'URL refused: photos.example.com is at 10.0.0.1, a special address (private). Allowed are public hosts.',
      })
    }
    expect(asked).toBe(2)
  })

  it.each(HOSTILE_URLS.filter(([, url]) => isTarget(url)))(
    'follows no redirect to %s: %j',
    async (_, url) => {
      const host = await site({
        '/a': redirect(Buffer.from(url).toString('latin1')),
      })
      const fetched = clientOf([host]).fetch(request(`${host.url}/a`, { robots: false }))
      await expect(fetched).rejects.toMatchObject({ code: expect.stringMatching(/^(url|redirect)-refused$/) })
      expect(host.requests).toHaveLength(1)
    },
  )

  it('refuses a configured origin to pages elsewhere that link to it', async () => {
    const own = await site({ '/a': redirect('/b'), '/b': OPEN })
    const client = clientOf([own])
    const answer = await client.fetch(request(`${own.url}/a`, { linkedFrom: `${own.url}/page` }))
    expect(answer.url).toBe(`${own.url}/b`)
    for (const linkedFrom of ['https://photos.example.com/page', 'http://127.0.0.1/', 'nonsense']) {
      const linked = client.fetch(request(`${own.url}/a`, { linkedFrom }))
      await expect(linked).rejects.toMatchObject({ code: 'url-refused' })
    }
  })

  it('follows five redirects, relative or whole, and gives the address where they end', async () => {
    const host = await site({
      '/1': redirect('2', 301),
      '/2': redirect('/x/3', 302),
      '/x/3': redirect('../4?q=1', 303),
      '/4': (response) => response.writeHead(307, { location: `//127.0.0.1:${host.port}/5` }).end(),
      '/5': redirect('/%EC%BD%94%EB%94%94', 308),
      '/%EC%BD%94%EB%94%94': OPEN,
    })
    const answer = await clientOf([host]).fetch(request(`${host.url}/1`))
    expect([answer.url, textOf(answer)]).toEqual([`${host.url}/%EC%BD%94%EB%94%94`, 'open'])
  })

  it('understands a location in bare UTF-8', async () => {
    const host = await site({
      '/a': redirect(Buffer.from('/코디').toString('latin1')),
      '/%EC%BD%94%EB%94%94': OPEN,
    })
    expect(textOf(await clientOf([host]).fetch(request(`${host.url}/a`)))).toBe('open')
  })

  it('gives up on a sixth redirect, a circle, and one to nowhere', async () => {
    const host = await site({
      '/circle': redirect('/circle'),
      '/none': status(302),
      '/broken': redirect('http://['),
    })
    const client = clientOf([host])
    for (const path of ['/circle', '/none', '/broken']) {
      await expect(client.fetch(request(host.url + path))).rejects.toMatchObject({
        code: 'redirect-refused',
        reaction: 'skip',
      })
    }
    expect(host.paths().filter((path) => path === '/circle')).toHaveLength(6)
  })
})

describe('the web client and secrets', () => {
  const KEY = 'se+cret/k%y=='
  const secrets = { query: { api_key: KEY }, headers: { authorization: 'Bearer tok/en-1' } }

  it('sends them, and gives them back nowhere: not in the address, the headers or the body', async () => {
    const echo = JSON.stringify({
      next: `https://x/?api_key=${encodeURIComponent(KEY)}`,
      key: KEY,
      auth: 'Bearer tok/en-1',
    })
    const host = await site({
      '/api': page(echo.replaceAll('/', '\\/'), { 'content-type': 'application/json', etag: `"${KEY}"` }),
    })
    const answer = await clientOf([host]).fetch(
      request(`${host.url}/api?q=coat`, { accept: ['application/json'], secrets, robots: false }),
    )
    expect(host.requests[0]?.query.get('api_key')).toBe(KEY)
    expect(host.requests[0]?.query.get('q')).toBe('coat')
    expect(host.requests[0]?.headers.authorization).toBe('Bearer tok/en-1')
    expect(answer.url).toBe(`${host.url}/api?q=coat`)
    expect(JSON.parse(textOf(answer))).toEqual({ next: 'https://x/?api_key=***', key: '***', auth: '***' })
    expect(answer.etag).toBe('"***"')
  })

  it('follows a redirect that carries them, and makes them unreadable in the address', async () => {
    const host = await site({
      '/a': redirect(`/b?page=2&api_key=${encodeURIComponent(KEY)}`),
      '/b': OPEN,
    })
    const answer = await clientOf([host]).fetch(request(`${host.url}/a`, { secrets, robots: false }))
    expect(host.requests[1]?.query.get('api_key')).toBe(KEY)
    expect(answer.url).toBe(`${host.url}/b?page=2&api_key=***`)
  })

  it('leaves a body without them as it is, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
    const host = await site({ '/a': page(bytes, { 'content-type': 'image/jpeg' }) })
    const answer = await clientOf([host]).fetch(
      request(`${host.url}/a`, { accept: ['image/'], secrets, robots: false }),
    )
    expect(Buffer.from(answer.body).equals(bytes)).toBe(true)
  })

  it('does not send them, or headers of the caller, to another origin', async () => {
    const other = await site({ '/b': redirect('/c'), '/c': OPEN })
    const host = await site({ '/a': redirect(`${other.url}/b`), '/same': redirect('/a') })
    const headers = { cookie: 'session=1', 'x-own': '1' }
    await clientOf([host, other]).fetch(request(`${host.url}/same`, { secrets, headers, robots: false }))
    expect(host.requests.map((seen) => seen.headers.cookie)).toEqual(['session=1', 'session=1'])
    for (const seen of other.requests) {
      expect(seen.query.get('api_key')).toBeNull()
      expect(seen.headers).not.toHaveProperty('authorization')
      expect(seen.headers).not.toHaveProperty('cookie')
      expect(seen.headers).not.toHaveProperty('x-own')
    }
    expect(other.requests).toHaveLength(2)
  })

  it('lets none out in an error, its cause or stack, where the other side echoes it or a redirect carries it', async () => {
    const other = await site({})
    const host = await site({
      '/echo': page(`bad key ${KEY}, ${encodeURIComponent(KEY)}`, {}, 400),
      '/denied': page(KEY, {}, 403),
      '/cut': hangUp,
      '/here': redirect(`/${encodeURIComponent(KEY)}`),
      '/away': redirect(`${other.url}/${encodeURIComponent(KEY)}/x?api_key=${encodeURIComponent(KEY)}`),
      '/type': page('', { 'content-type': `image/png; key="${KEY}"` }),
    })
    const client = clientOf([host, other], { tries: 1 })
    const codes: unknown[] = []
    for (const path of ['/echo', '/denied', '/cut', '/here', '/away', '/type']) {
      const fetched = client.fetch(request(host.url + path, { secrets, robots: false }))
      const error = (await fetched.catch((caught: unknown) => caught)) as Error & { code: string }
      codes.push(error.code)
      const told = `${error.message} ${error.stack} ${JSON.stringify(error)}`
      expect(told).not.toContain('se+cret')
      expect(told).not.toContain(encodeURIComponent(KEY))
      expect(error.cause).toBeUndefined()
    }
    expect(other.requests[0]).toMatchObject({ path: '/***/x' })
    expect(other.requests[0]?.query.get('api_key')).toBe('***')
    expect(codes).toEqual([
      'upstream-refused',
      'upstream-denied',
      'upstream-unreachable',
      'upstream-refused',
      'upstream-refused',
      'upstream-type-refused',
    ])
  })
})

describe('the web client and what it was told before', () => {
  it('asks whether a page has changed, and gives 304 without a body where it has not', async () => {
    const host = await site({
      '/a': (response, { headers }) => {
        const same = headers['if-none-match'] === '"v1"'
        response.writeHead(same ? 304 : 200, {
          etag: '"v1"',
          'last-modified': 'Sat, 21 Nov 2026 00:00:00 GMT',
          // Of the page that is not sent.
          'content-encoding': same ? 'gzip' : 'identity',
        })
        response.end(same ? undefined : 'news')
      },
    })
    const client = clientOf([host])
    const first = await client.fetch(request(`${host.url}/a`))
    expect(first).toMatchObject({ etag: '"v1"', lastModified: 'Sat, 21 Nov 2026 00:00:00 GMT' })
    const second = await client.fetch(
      request(`${host.url}/a`, { etag: first.etag, lastModified: first.lastModified }),
    )
    expect([second.status, second.body.length]).toEqual([304, 0])
    expect(host.requests.at(-1)?.headers['if-modified-since']).toBe('Sat, 21 Nov 2026 00:00:00 GMT')
    expect(host.connections()).toBe(1)
  })
})

describe('the web client and refusals', () => {
  it('tries again after passing faults, and asks leave before each request, robots.txt and redirects included', async () => {
    const host = await site({ '/a': redirect('/b'), '/b': inTurn(status(500), hangUp, OPEN) })
    let asked = 0
    const admit = async () => {
      asked++
    }
    expect(textOf(await clientOf([host]).fetch(request(`${host.url}/a`, { admit })))).toBe('open')
    expect(host.paths()).toEqual(['/robots.txt', '/a', '/b', '/b', '/b'])
    expect(asked).toBe(5)
  })

  it('gives up after the last try, with what was seen, in one line', async () => {
    const host = await site({ '/a': page('  Down\n for   repair ', {}, 503) })
    const fetched = clientOf([host]).fetch(request(`${host.url}/a?q=1`, { robots: false }))
    await expect(fetched).rejects.toMatchObject({
      code: 'upstream-failed',
      reaction: 'retry',
      message: `GET ${host.url}/a: HTTP 503, Down for repair`,
    })
    expect(host.requests).toHaveLength(3)
  })

  it('backs off with full jitter below a ceiling that doubles, the whole host with it', async () => {
    const timer = createManualTimer({ leaping: true })
    const host = await site({ '/a': status(500), '/b': OPEN })
    const client = clientOf([host], { timer, backoffMs: 1_000, random: () => 0.5 })
    await client.fetch(request(`${host.url}/a`, { robots: false })).catch(() => {})
    await client.fetch(request(`${host.url}/b`, { robots: false }))
    expect(timer.sleeps).toEqual([500, 1_000, 2_000])
  })

  it.each([400, 401, 403, 404, 410, 451])('skips a page with status %i, asked for once', async (code) => {
    const host = await site({ '/a': status(code) })
    const fetched = clientOf([host]).fetch(request(`${host.url}/a`, { robots: false }))
    await expect(fetched).rejects.toMatchObject({ code: 'upstream-refused', reaction: 'skip' })
    expect(host.requests).toHaveLength(1)
  })

  it('stops where a key is refused', async () => {
    const host = await site({ '/a': status(401) })
    const secrets = { query: { key: 'k' } }
    const fetched = clientOf([host]).fetch(request(`${host.url}/a`, { robots: false, secrets }))
    await expect(fetched).rejects.toMatchObject({ code: 'upstream-denied', reaction: 'abort' })
  })

  it('gives statuses back that the caller reads by itself', async () => {
    const host = await site({ '/a': page('{"error": 4}', { 'content-type': 'application/json' }, 400) })
    const answer = await clientOf([host]).fetch(
      request(`${host.url}/a`, { accept: ['application/json'], statuses: [400] }),
    )
    expect([answer.status, textOf(answer)]).toEqual([400, '{"error": 4}'])
  })

  it('takes such a status in another type for the failure that it is', async () => {
    const host = await site({ '/a': page('<p>Blocked', { 'content-type': 'text/html' }, 403) })
    const fetched = clientOf([host]).fetch(
      request(`${host.url}/a`, { accept: ['application/json'], statuses: [403], robots: false }),
    )
    await expect(fetched).rejects.toMatchObject({
      code: 'upstream-refused',
      message: `GET ${host.url}/a: HTTP 403, <p>Blocked`,
    })
  })

  it('takes no other 3xx for an answer', async () => {
    for (const code of [300, 305, 306]) {
      const host = await site({ '/a': status(code, { location: '/b' }) })
      const fetched = clientOf([host]).fetch(request(`${host.url}/a`, { robots: false }))
      await expect(fetched).rejects.toMatchObject({ code: 'upstream-refused' })
    }
  })
})

describe('the web client and pauses', () => {
  it('sends one request at a time to a host, many hosts at once', async () => {
    const slow = (): Parameters<typeof site>[0] => ({
      '/a': (response) => setTimeout(() => response.end('a'), 5),
    })
    const hosts = [await site(slow()), await site(slow()), await site(slow())]
    const client = clientOf(hosts)
    const urls = hosts.flatMap(({ url }) => Array(5).fill(`${url}/a`))
    const answers = await Promise.all(urls.map((url) => client.fetch(request(url))))
    expect(answers.map(textOf)).toEqual(Array(15).fill('a'))
    expect(hosts.map((host) => host.mostAtOnce())).toEqual([1, 1, 1])
    expect(hosts.map((host) => host.requests.length)).toEqual([6, 6, 6])
  })

  it('does not let a host that hangs hold up another', async () => {
    const [hanging, quick] = [await site({ '/a': silent }), await site({ '/a': OPEN })]
    const client = clientOf([hanging, quick])
    const stuck = new AbortController()
    const hangs = client.fetch(request(`${hanging.url}/a`, { signal: stuck.signal }))
    expect(textOf(await client.fetch(request(`${quick.url}/a`)))).toBe('open')
    stuck.abort(new Error('enough'))
    await expect(hangs).rejects.toThrow('enough')
  })

  it('pauses between requests to a host, redirects and robots.txt included', async () => {
    const timer = createManualTimer({ leaping: true })
    const host = await site({ '/a': redirect('/b'), '/b': OPEN })
    await clientOf([host], { timer, minIntervalMs: 1_000 }).fetch(request(`${host.url}/a`))
    expect(timer.sleeps).toEqual([1_000, 1_000])
  })

  it('waits as told by Retry-After, in seconds or by a date, then tries again', async () => {
    const timer = createManualTimer({ leaping: true })
    const inAMinute = new Date(Date.now() + 40_000).toUTCString()
    const host = await site({
      '/a': inTurn(status(429, { 'retry-after': '7' }), status(503, { 'retry-after': inAMinute }), OPEN),
    })
    expect(textOf(await clientOf([host], { timer }).fetch(request(`${host.url}/a`)))).toBe('open')
    expect(timer.sleeps[0]).toBe(7_000)
    expect(timer.sleeps[1]).toBeGreaterThan(30_000)
    expect(timer.sleeps[1]).toBeLessThanOrEqual(40_000)
  })

  it('does not wait for a longer one, but says it, and leaves the host alone until then', async () => {
    const timer = createManualTimer()
    const host = await site({ '/a': inTurn(status(429, { 'retry-after': '3600' }), OPEN), '/b': OPEN })
    const client = clientOf([host], { timer })
    const fetch = (path: string) => client.fetch(request(host.url + path, { robots: false }))
    await expect(fetch('/a')).rejects.toMatchObject({ code: 'upstream-throttled', retryAfterMs: 3_600_000 })
    await expect(fetch('/b')).rejects.toMatchObject({ code: 'host-held', retryAfterMs: 3_600_000 })
    expect(host.requests).toHaveLength(1)
    timer.advance(3_600_000)
    expect(textOf(await fetch('/a'))).toBe('open')
  })

  it('keeps a pause that comes with an answer, and tells it', async () => {
    const timer = createManualTimer({ leaping: true })
    const host = await site({ '/a': page('{"error":"maxlag"}', { 'retry-after': '5' }), '/b': OPEN })
    const client = clientOf([host], { timer })
    const answer = await client.fetch(request(`${host.url}/a`, { robots: false }))
    expect(answer.retryAfterMs).toBe(5_000)
    await client.fetch(request(`${host.url}/b`, { robots: false }))
    expect(timer.sleeps).toEqual([5_000])
  })
})

describe('the web client and its caller', () => {
  it.each([
    ['before it begins', { '/a': OPEN }, 0],
    ['while nothing comes', { '/a': silent }, 20],
    ['while a body drips', { '/a': slowDrip(5) }, 40],
    ['while robots.txt does not come', { '/robots.txt': silent, '/a': OPEN }, 20],
  ])('stops %s, with the reason of the caller', async (_, pages, afterMs) => {
    const host = await site(pages)
    const caller = new AbortController()
    const stop = () => caller.abort(new Error('the crawl is cancelled'))
    if (afterMs === 0) stop()
    else setTimeout(stop, afterMs)
    const fetched = clientOf([host]).fetch(request(`${host.url}/a`, { signal: caller.signal }))
    await expect(fetched).rejects.toThrow('the crawl is cancelled')
    await host.quiet()
  })

  it('stops while it waits for its turn, without a request', async () => {
    const host = await site({ '/a': OPEN })
    const client = clientOf([host], { minIntervalMs: 3_600_000, timer: createManualTimer() })
    await client.fetch(request(`${host.url}/a`, { robots: false }))
    const caller = new AbortController()
    const waiting = client.fetch(request(`${host.url}/a`, { robots: false, signal: caller.signal }))
    setTimeout(() => caller.abort(new Error('the crawl is cancelled')), 20)
    await expect(waiting).rejects.toThrow('the crawl is cancelled')
    expect(host.requests).toHaveLength(1)
  })

  it('passes a refusal of the budget on, as it is, without a request', async () => {
    const host = await site({ '/a': OPEN })
    const refusal = new Error('the run has had its share')
    const admit = async () => {
      throw refusal
    }
    await expect(clientOf([host]).fetch(request(`${host.url}/a`, { admit }))).rejects.toBe(refusal)
    expect(host.requests).toHaveLength(0)
  })
})

/** Whether it can stand in a header and leads away from where we are, rather than to a path there. */
function isTarget(url: string): boolean {
  if (/[\p{Cc}]|^ |^$/u.test(url)) return false
  const target = URL.parse(url, 'http://base.example.com')
  try {
    return target === null || !checkUrl(target.href)
  } catch {
    return true
  }
}
