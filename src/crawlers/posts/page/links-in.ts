import { load } from 'cheerio'

/** More than these of one list are left for the next run. */
const MOST_LINKS = 500

/** The addresses in a page (or a sitemap) that match the whole pattern, each once, in order, without fragment. Pure. */
export function linksIn(body: string, baseUrl: string, pattern: RegExp): string[] {
  const isXml = /^\s*(<\?xml|<urlset|<sitemapindex)/i.test(body)
  const $ = load(body, { xml: isXml })
  const found = isXml
    ? $('url > loc')
        .toArray()
        .map((loc) => $(loc).text().trim())
    : $('a[href]')
        .toArray()
        .flatMap((a) => $(a).attr('href') ?? [])
  const links = found.flatMap((href) => {
    const url = URL.parse(href, baseUrl)
    if (!url) return []
    url.hash = ''
    return matchesWhole(pattern, url.href) ? [url.href] : []
  })
  return [...new Set(links)].slice(0, MOST_LINKS)
}

export function matchesWhole(pattern: RegExp, text: string): boolean {
  return pattern.exec(text)?.[0].length === text.length
}
