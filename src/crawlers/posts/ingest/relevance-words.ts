import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { type Post, SourceId } from '../../../domain/post.ts'
import { AbortedError, SkipError } from '../../../errors.ts'

const BUILT_IN = fileURLToPath(new URL('./data/relevance-words.csv', import.meta.url))

const Row = Type.Object({
  source: Type.Union([SourceId, Type.Literal('*')]),
  word: Type.String({ minLength: 1 }),
  reason: Type.String({ pattern: '^[a-z][a-z-]{0,39}$' }),
})

/** From this length on a word also counts inside (Hangul) or at the beginning (others) of a longer one. */
const LONG_HANGUL = 3
const LONG_ENGLISH = 6

export type CheckWords = (post: Pick<Post, 'source' | 'tags' | 'caption'>) => void

/**
 * Reads the list of words that keep a post out: the one that ships (`null`), or an operator's own in its place. The check throws
 * SkipError whose code is the word's reason. Throws AbortedError `words-unreadable` naming file and row.
 */
export function readRelevanceWords(path: string | null): CheckWords {
  const rows = readRows(path ?? BUILT_IN).map((row) => ({ ...row, found: matcher(row.word) }))
  return ({ source, tags, caption }) => {
    const texts = [...tags, caption].map((text) => ` ${wordsOf(text).join(' ')} `)
    for (const row of rows) {
      if (row.source !== '*' && row.source !== source) continue
      if (texts.some(row.found))
        throw new SkipError(row.reason, `Its words speak of ${row.reason} (${row.word}).`)
    }
  }
}

function readRows(path: string) {
  try {
    const rows: unknown[] = parse(readFileSync(path), {
      bom: true,
      columns: true,
      comment: '#',
      comment_no_infix: true,
      trim: true,
      skip_empty_lines: true,
    })
    return rows.map((row, i) => {
      if (!Value.Check(Row, row))
        throw new Error(`row ${i + 1} must be source,word,reason (source *, or one that exists)`)
      return row
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AbortedError('words-unreadable', `CRAWL_WORDS_FILE ${path}: ${reason}`, { cause: error })
  }
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** Tells whether a text, as words between single blanks, holds the word. */
function matcher(word: string): (text: string) => boolean {
  const wanted = wordsOf(word).join(' ')
  if (/[가-힣]/.test(wanted)) {
    const needle = wanted.length >= LONG_HANGUL ? wanted : ` ${wanted}`
    return (text) => text.includes(needle)
  }
  if (wanted.length >= LONG_ENGLISH) return (text) => text.includes(` ${wanted}`)
  return (text) => text.includes(` ${wanted} `) || text.includes(` ${wanted}s `)
}
