/** What is wrong with a line of a libFM file; the reader adds file and line number. */
export class LibfmLineError extends Error {}

export type LibfmLine = { label: number; indices: number[]; values: number[] }

/**
 * One line of a libFM (or SVMlight) file: `label index:value …`, indices whole numbers from 0, in any order, each once. null for a line
 * that holds nothing or only a comment. Throws LibfmLineError.
 */
export function parseLibfmLine(line: string): LibfmLine | null {
  const [content = ''] = line.split('#', 1)
  const [labelText, ...pairs] = content.split(/\s+/).filter((part) => part !== '')
  if (labelText === undefined) return null
  const label = numberOf(labelText)
  if (label === null) throw new LibfmLineError(`the label "${shortened(labelText)}" is no number`)
  const indices: number[] = []
  const values: number[] = []
  for (const pair of pairs) {
    const colon = pair.indexOf(':')
    const index = colon > 0 ? pair.slice(0, colon) : ''
    const value = numberOf(pair.slice(colon + 1))
    if (!/^\d{1,15}$/.test(index) || value === null)
      throw new LibfmLineError(`"${shortened(pair)}" is not index:value`)
    indices.push(Number(index))
    values.push(value)
  }
  if (new Set(indices).size < indices.length) throw new LibfmLineError('an index is there twice')
  return { label, indices, values }
}

function numberOf(text: string): number | null {
  const value = Number(text)
  return text !== '' && Number.isFinite(value) ? value : null
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
