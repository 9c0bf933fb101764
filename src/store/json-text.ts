/** JSON that jsonb takes: it refuses U+0000 and halves of surrogate pairs, which captions from anywhere do hold. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, held) => (typeof held === 'string' ? cleanText(held) : held))
}

/** The same for a text column. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
