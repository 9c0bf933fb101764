import { VERSION } from '../../version.ts'

/** Who we are; robots.txt files address it. */
export const PRODUCT_TOKEN = 'ondot'

/** `ondot/1.2.3 (contact)`: said in every request, so that who runs a server can reach who runs this one. */
export function userAgent(contact: string | null): string {
  return `${PRODUCT_TOKEN}/${VERSION}${contact === null ? '' : ` (${contact})`}`
}
