import type { Post } from '../../../domain/post.ts'
import { SkipError } from '../../../errors.ts'

/** A small copy of these may be kept and served with attribution, whatever a driver believes of others. */
const COPIES = /^(cc0|public-domain|cc-by|cc-by-sa)(-\d+(\.\d+)*)?$/
const ASKS_FOR_A_NAME = /^cc-by/
const NON_COMMERCIAL = /^cc-.*\bnc\b/

/**
 * Whether a small copy of the photo is kept. Without one a look is a link: to read facts from a photo and to point at it needs no licence,
 * except where this service earns money and the author said that nobody may.
 * Throws SkipError `licence-noncommercial`.
 */
export function rightsOf(
  { licence, author }: Pick<Post, 'licence' | 'author'>,
  { commercial }: { commercial: boolean },
): { keepsCopy: boolean } {
  if (commercial && NON_COMMERCIAL.test(licence.id)) {
    throw new SkipError('licence-noncommercial', `${licence.id} does not allow commercial use.`)
  }
  // BY without a name to show can't be kept to.
  const canBeAttributed = !ASKS_FOR_A_NAME.test(licence.id) || (author?.name.trim() ?? '') !== ''
  return { keepsCopy: licence.copies && COPIES.test(licence.id) && canBeAttributed }
}
