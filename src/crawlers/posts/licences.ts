import type { Licence } from '../../domain/post.ts'

/** Licences that let anyone keep and show a copy with attribution, changed (made smaller) and for any purpose. */
const COPIES = new Set(['by', 'by-sa', 'zero', 'mark'])

const PUBLIC_DOMAIN: Licence = {
  id: 'public-domain',
  url: 'https://creativecommons.org/publicdomain/mark/1.0/',
  copies: true,
}
export const UNKNOWN_LICENCE: Licence = { id: 'unknown', url: null, copies: false }

/** The licence of a Creative Commons address; null for any other address. */
export function licenceOfUrl(url: string): Licence | null {
  const found =
    /^(?:https?:)?\/\/(?:www\.)?creativecommons\.org\/(licenses|publicdomain)\/([a-z+-]+)\/(\d\.\d)/i.exec(
      url.trim(),
    )
  if (!found) return null
  const kind = found[2]!.toLowerCase()
  const version = found[3]!
  if (found[1]!.toLowerCase() === 'publicdomain') {
    if (kind === 'mark') return PUBLIC_DOMAIN
    return kind === 'zero'
      ? {
          id: `cc0-${version}`,
          url: `https://creativecommons.org/publicdomain/zero/${version}/`,
          copies: true,
        }
      : null
  }
  return {
    id: `cc-${kind}-${version}`,
    url: `https://creativecommons.org/licenses/${kind}/${version}/`,
    copies: COPIES.has(kind),
  }
}

/** The licence of a short name as people write it: `CC BY-SA 4.0`, `CC0`, `Public domain`; null for any other text. */
export function licenceOfName(name: string): Licence | null {
  const text = name.trim().toLowerCase()
  if (/^(pd|public domain|no restrictions)\b/.test(text)) return PUBLIC_DOMAIN
  if (/^cc[ -]?(0|zero)\b/.test(text))
    return licenceOfUrl('https://creativecommons.org/publicdomain/zero/1.0/')
  const found = /^cc[ -](by(?:-(?:nc|sa|nd))*)[ -](\d\.\d)/.exec(text)
  return found ? licenceOfUrl(`https://creativecommons.org/licenses/${found[1]}/${found[2]}/`) : null
}

/** By address where it says, else by name, else unknown. */
export function licenceOf(url: string | null | undefined, name: string | null | undefined): Licence {
  return licenceOfUrl(url ?? '') ?? licenceOfName(name ?? '') ?? UNKNOWN_LICENCE
}
