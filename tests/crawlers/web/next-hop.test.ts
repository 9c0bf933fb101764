import { describe, expect, it } from 'vitest'
import { nextHop } from '../../../src/crawlers/web/next-hop.ts'

const FROM = new URL('https://photos.example.com/a/b?c')
const NONE: ReadonlySet<string> = new Set()

describe('where an answer leads', () => {
  it.each([200, 204, 300, 304, 305, 400, 500])('%i: nowhere', (status) => {
    expect(nextHop(FROM, status, 'https://example.com/', NONE)).toBeNull()
  })

  it.each([301, 302, 303, 307, 308])('%i: to its location, from where we are', (status) => {
    expect(nextHop(FROM, status, '../d#e', NONE)?.href).toBe('https://photos.example.com/d')
    expect(nextHop(FROM, status, '?x', NONE)?.href).toBe('https://photos.example.com/a/b?x')
    expect(nextHop(FROM, status, '//example.com/', NONE)?.href).toBe('https://example.com/')
    expect(nextHop(FROM, status, '/with space', NONE)?.href).toBe('https://photos.example.com/with%20space')
  })

  it('goes from http to https, never back', () => {
    expect(nextHop(new URL('http://example.com'), 301, 'https://example.com/', NONE)?.protocol).toBe('https:')
    for (const location of ['http://photos.example.com/', 'http://example.com/']) {
      expect(() => nextHop(FROM, 301, location, NONE)).toThrow(
        'https://photos.example.com redirects from https to http',
      )
    }
  })

  it('goes to no private address, protocol or port', () => {
    for (const location of [
      '//127.0.0.1/',
      'file:///etc/passwd',
      '//example.com:8080/',
      '//me@example.com/',
    ]) {
      expect(() => nextHop(FROM, 302, location, NONE)).toThrow('URL refused')
    }
  })

  it('goes to a configured origin from a configured one only', () => {
    const allowed = new Set(['http://127.0.0.1:8080', 'http://127.0.0.1:8081'])
    const target = 'http://127.0.0.1:8081/x'
    expect(nextHop(new URL('http://127.0.0.1:8080/'), 302, target, allowed)?.href).toBe(target)
    expect(() => nextHop(new URL('http://photos.example.com/'), 302, target, allowed)).toThrow('URL refused')
  })
})
