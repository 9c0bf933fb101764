import { load } from 'cheerio'

/** The text of a piece of HTML (or of plain text), on one line, at most `limit` characters. */
export function plainText(html: string, limit: number): string {
  const $ = load(html, null, false)
  $('script, style').remove()
  // Words of neighbouring blocks must not run together.
  $('br, p, div, li').append(' ')
  return $.root().text().replace(/\s+/g, ' ').trim().slice(0, limit)
}
