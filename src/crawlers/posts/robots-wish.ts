import { PRODUCT_TOKEN } from '../http/user-agent.ts'

/** What asks that a page or photo is not kept, or not shown to a model: Google's words, and those that artists' sites took up. */
const WISHES = /^(noindex|noimageindex|noai|noimageai|none)$/i

/** A name that a part of the header speaks to: `otherbot: noindex`. */
const ADDRESSED = /^\s*([\w-]+)\s*:\s*(.*)$/

/**
 * Whether the owner asks to be left out: `content` of a robots `meta`, or an X-Robots-Tag header. What is said to another robot by name is
 * not for us; what follows it without a name may be, so it counts.
 */
export function wishesOut(directives: string): boolean {
  return directives.split(',').some((part) => {
    const [, robot, word] = ADDRESSED.exec(part) ?? [null, PRODUCT_TOKEN, part]
    return robot?.toLowerCase() === PRODUCT_TOKEN && WISHES.test(word?.trim() ?? '')
  })
}
