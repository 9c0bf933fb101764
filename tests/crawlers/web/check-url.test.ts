import { describe, expect, it } from 'vitest'
import { checkUrl } from '../../../src/crawlers/web/check-url.ts'
import { SkipError } from '../../../src/errors.ts'
import { HARMLESS_URLS, HOSTILE_URLS } from './hostile-urls.ts'

function refusalOf(url: string, allowedOrigins?: ReadonlySet<string>): unknown {
  try {
    return checkUrl(url, allowedOrigins).href
  } catch (error) {
    return error
  }
}

describe('the check of an address before DNS', () => {
  it.each(HOSTILE_URLS)('refuses %s: %j', (_, url) => {
    const refusal = refusalOf(url)
    expect(refusal).toBeInstanceOf(SkipError)
    expect(refusal).toMatchObject({ code: 'url-refused', reaction: 'skip' })
    expect((refusal as Error).message).toMatch(
      /^URL refused: .* Allowed are http and https addresses of public/,
    )
  })

  it('has at least sixty tricks to refuse', () => {
    expect(new Set(HOSTILE_URLS.map(([, url]) => url)).size).toBe(HOSTILE_URLS.length)
    expect(HOSTILE_URLS.length).toBeGreaterThanOrEqual(60)
  })

  it.each(HARMLESS_URLS)('lets %s through', (url) => {
    expect(refusalOf(url)).toBe(new URL(url).href)
  })

  it('says why and what is allowed, and never repeats a password, path or query', () => {
    expect(refusalOf('http://user:hunter2@example.com/secret?key=1')).toMatchObject({
      message:
        'URL refused: a user name or password in the address. Allowed are http and https addresses of public hosts, on port 80 or 443, without user name and password.',
    })
    expect(refusalOf('http://10.0.0.1/secret?key=1')).toMatchObject({
      message: expect.stringMatching(/^URL refused: 10\.0\.0\.1 is a special address \(private\)\. [^?]*$/),
    })
  })

  it('drops the fragment', () => {
    expect(checkUrl('https://example.com/a#b').href).toBe('https://example.com/a')
  })

  it('lets exactly the configured origins through: no other port, protocol or host', () => {
    const allowed = new Set(['http://127.0.0.1:8080'])
    expect(refusalOf('http://127.0.0.1:8080/a', allowed)).toBe('http://127.0.0.1:8080/a')
    for (const url of [
      'http://127.0.0.1/',
      'http://127.0.0.1:8081/',
      'https://127.0.0.1:8080/',
      'http://127.0.0.2:8080/',
    ]) {
      expect(refusalOf(url, allowed)).toMatchObject({ code: 'url-refused' })
    }
    expect(refusalOf('http://me@127.0.0.1:8080/', allowed)).toMatchObject({ code: 'url-refused' })
  })
})
