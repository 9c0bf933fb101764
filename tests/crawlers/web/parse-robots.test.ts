import { describe, expect, it } from 'vitest'
import { parseRobots } from '../../../src/crawlers/web/parse-robots.ts'

const allows = (text: string, path: string) => parseRobots(text).allows(new URL(path, 'https://example.com'))
const rules = (...lines: string[]) => ['User-agent: *', ...lines].join('\n')

describe('the group of a robots.txt that counts for us', () => {
  it('is ours, whatever its letters and version, before the one of everybody', () => {
    for (const name of [
      'ondot',
      'Ondot',
      'ONDOT',
      'ondot/0.1',
      'ondot/9.9 (+https://example.com)',
      'ondot bot',
    ]) {
      const text = `User-agent: *\nDisallow: /\n\nUser-agent: ${name}\nDisallow: /closed`
      expect([allows(text, '/open'), allows(text, '/closed')], name).toEqual([true, false])
    }
  })

  it('is not that of a name like ours', () => {
    for (const name of ['ondot-images', 'ondotbot', 'on', 'dot', 'Googlebot', '']) {
      expect(allows(`User-agent: ${name}\nDisallow: /`, '/a'), name).toBe(true)
    }
  })

  it('is that of everybody where none is ours, and none where there is neither', () => {
    expect(allows('User-agent: *\nDisallow: /a', '/a')).toBe(false)
    expect(allows('User-agent: other\nDisallow: /', '/a')).toBe(true)
    expect(allows('', '/a')).toBe(true)
    expect(allows('Disallow: /', '/a')).toBe(true)
  })

  it('joins several groups of ours', () => {
    const text =
      'User-agent: ondot\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: ondot\nDisallow: /b'
    expect(['/a', '/b', '/c'].map((path) => allows(text, path))).toEqual([false, false, true])
  })

  it('is shared by the names above it, with lines between them that are no rules', () => {
    const text =
      'User-agent: ondot\nSitemap: https://example.com/map.xml\n# more\n\nHost: x\nUser-agent: other\nDisallow: /a'
    expect(allows(text, '/a')).toBe(false)
  })

  it('ends where a rule came before the next name', () => {
    expect(allows('User-agent: ondot\nAllow: /\nUser-agent: other\nDisallow: /', '/a')).toBe(true)
    expect(allows('User-agent: ondot\nCrawl-delay: 2\nUser-agent: other\nDisallow: /', '/a')).toBe(true)
  })

  it('is read with any line ends, spaces, comments and upper case', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(allows(`  USER-AGENT : * # all${end}\tDISALLOW:/a#not b${end}`, '/ab')).toBe(false)
    }
  })

  it('is not made of a page that is no robots.txt', () => {
    expect(allows('<!doctype html><title>Disallow: /</title><p>User-agent: *', '/a')).toBe(true)
  })
})

describe('the rule of a robots.txt that counts for a path', () => {
  it('is the longest that matches; of equal ones the one that allows', () => {
    const text = rules('Allow: /a/b', 'Disallow: /a', 'Disallow: /a/b/c', 'Disallow: /same', 'Allow: /same')
    expect(
      ['/a', '/a/x', '/a/b', '/a/b/x', '/a/b/c', '/same', '/'].map((path) => allows(text, path)),
    ).toEqual([false, false, true, true, false, true, true])
  })

  it('is none where nothing is disallowed', () => {
    expect(allows(rules('Disallow:'), '/a')).toBe(true)
  })

  it('counts letters as they are, and the query too', () => {
    const text = rules('Disallow: /Fish', 'Disallow: /search?q=')
    expect(['/Fish/salmon', '/fish', '/search?q=a', '/search?x=a'].map((path) => allows(text, path))).toEqual(
      [false, true, false, true],
    )
  })

  it('knows * and a $ at the end', () => {
    const text = rules('Disallow: /*.gif$', 'Disallow: /*/private/', 'Disallow: *.php', 'Disallow: /a**b')
    const paths = ['/x.gif', '/x.gif?a', '/u/private/1', '/private/1', '/x.php5', '/aXb', '/ab']
    expect(paths.map((path) => allows(text, path))).toEqual([false, true, false, true, false, false, false])
  })

  it('takes * and $ as letters where they are escaped, or a $ within', () => {
    const text = rules('Disallow: /a-%2A', 'Disallow: /b-%24', 'Disallow: /c$d')
    const paths = ['/a-*', '/a-x', '/a-%2a', '/b-$', '/b-', '/c$d', '/c%24d', '/c']
    expect(paths.map((path) => allows(text, path))).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
    ])
  })

  it('compares in one percent-encoding (the pairs of RFC 9309, 2.2.2)', () => {
    for (const [rule, path] of [
      ['/foo/bar?baz=quz', '/foo/bar?baz=quz'],
      ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar'],
      ['/foo/bar?baz=https%3A%2F%2Ffoo.bar', '/foo/bar?baz=https://foo.bar'],
      ['/foo/bar/ツ', '/foo/bar/%E3%83%84'],
      ['/foo/bar/%E3%83%84', '/foo/bar/ツ'],
      ['/foo/bar/%e3%83%84', '/foo/bar/%E3%83%84'],
      ['/foo/bar/%62%61%7A', '/foo/bar/baz'],
      ['/foo/bar/baz', '/foo/bar/%62%61%7a'],
      ['/~user', '/%7Euser'],
      ["/it's", '/it%27s'],
      ["/?q=it's", "/?q=it's"],
      ['/a[1]|b', '/a[1]|b'],
      ['/a%5B1%5D', '/a[1]'],
      ['/패션/', '/%ED%8C%A8%EC%85%98/1'],
    ] as const) {
      expect(allows(rules(`Disallow: ${rule}`), path), `${rule} and ${path}`).toBe(false)
    }
    expect(allows(rules('Disallow: /a%2Fb'), '/a/b')).toBe(true)
    expect(allows(rules('Disallow: /%'), '/%')).toBe(false)
  })

  it('is found in time in a file made to take long, and closes more rather than less', () => {
    const pattern = `/*${'a'.repeat(200)}b`
    const text = rules(
      ...Array.from({ length: 2_400 }, () => `Disallow: ${pattern}`),
      'Allow: /open/',
      'Disallow: /late',
    )
    expect(allows(text, `/${'a'.repeat(4_000)}`)).toBe(false)
    expect(allows(text, '/open/')).toBe(true)
    expect(allows(text, '/late')).toBe(false)
  })
})

describe('the pause that a robots.txt asks for', () => {
  it.each([
    ['10', 10_000],
    ['0.5', 500],
    ['0', 0],
    ['-1', null],
    ['soon', null],
  ])('Crawl-delay: %s is %j ms', (value, ms) => {
    expect(parseRobots(rules(`Crawl-delay: ${value}`)).crawlDelayMs).toBe(ms)
  })

  it('is that of our group', () => {
    const text = 'User-agent: *\nCrawl-delay: 1\n\nUser-agent: ondot\nCrawl-delay: 3'
    expect(parseRobots(text).crawlDelayMs).toBe(3_000)
    expect(parseRobots('User-agent: other\nCrawl-delay: 1').crawlDelayMs).toBeNull()
  })
})
