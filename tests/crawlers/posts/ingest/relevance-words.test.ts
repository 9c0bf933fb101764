import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRelevanceWords } from '../../../../src/crawlers/posts/ingest/relevance-words.ts'
import type { SourceId } from '../../../../src/domain/post.ts'
import { OndotError } from '../../../../src/errors.ts'

type Words = { source?: SourceId; tags?: string[]; caption?: string }

function reasonOf(
  check: ReturnType<typeof readRelevanceWords>,
  { source = 'flickr', tags = [], caption = '' }: Words,
) {
  try {
    check({ source, tags, caption })
    return null
  } catch (error) {
    return error instanceof OndotError ? error.code : error
  }
}

describe('the list that ships', () => {
  const check = readRelevanceWords(null)
  it.each<[Words, string | null]>([
    [{ tags: ['코스프레'] }, 'costume'],
    [{ tags: ['서울코스프레모임'] }, 'costume'],
    [{ caption: '경복궁에서 한복 입고' }, 'costume'],
    [{ tags: ['CosplayGirl'] }, 'costume'],
    [{ caption: 'A wedding dress in the park' }, 'costume'],
    [{ caption: '무대에서 노래' }, 'stage'],
    [{ caption: 'live on stage' }, 'stage'],
    [{ caption: 'backstages are fun' }, null],
    [{ caption: 'the old stagecoach' }, null],
    [{ caption: 'Statues in Seoul' }, 'statue'],
    [{ caption: '세종대왕 동상' }, 'statue'],
    [{ tags: ['mannequins'] }, 'mannequin'],
    [{ tags: ['runway', 'seoulfashionweek'] }, 'runway'],
    [{ tags: ['seoulfashionweek', 'streetstyle'] }, null],
    [{ caption: '가을 룩북' }, 'catalogue'],
    [{ caption: 'isolated on white' }, 'catalogue'],
    [{ source: 'commons', caption: 'Coat, Museum of Costume' }, 'costume'],
    [{ source: 'commons', caption: 'Coat, City Museum' }, 'museum'],
    [{ source: 'mastodon', caption: 'a day at the museum' }, null],
    [{ caption: '출근룩, 니트에 슬랙스' }, null],
    [{}, null],
  ])('%j → %s', (words, reason) => {
    expect(reasonOf(check, words)).toBe(reason)
  })
})

describe('an operator’s own list', () => {
  async function withFile<T>(text: string, work: (path: string) => T): Promise<T> {
    const dir = await mkdtemp(join(tmpdir(), 'ondot-words-'))
    const path = join(dir, 'words.csv')
    await writeFile(path, text)
    return Promise.resolve(work(path)).finally(() => rm(dir, { recursive: true }))
  }
  it('replaces the one that ships, and counts for its source alone', async () => {
    await withFile('source,word,reason\nflickr,umbrella,rain\n', (path) => {
      const check = readRelevanceWords(path)
      expect(reasonOf(check, { caption: 'under an umbrella' })).toBe('rain')
      expect(reasonOf(check, { source: 'commons', caption: 'under an umbrella' })).toBeNull()
      expect(reasonOf(check, { tags: ['코스프레'] })).toBeNull()
    })
  })
  it.each(['source,word,reason\nmyspace,x,y\n', 'source,word,reason\n*,x,Not A Code\n', 'word\nx\n'])(
    'is refused, and its row named, where it is %j',
    async (text) => {
      await withFile(text, (path) => {
        expect(() => readRelevanceWords(path)).toThrow(/CRAWL_WORDS_FILE .*row 1/)
      })
    },
  )
  it('is refused where it is not there', () => {
    expect(() => readRelevanceWords('/nowhere/words.csv')).toThrowError(
      expect.objectContaining({ code: 'words-unreadable' }),
    )
  })
})
