import type { Article, Post } from '../domain/post.ts'
import { addToCounters } from './crawl-counters.ts'
import { cleanText, jsonText } from './json-text.ts'
import type { PostLedger } from './look-ports.ts'
import type { Queryable } from './queryable.ts'

type Page = Parameters<PostLedger['addPage']>[1]

const PAGE = `
  with page as (
    select source, "sourceId" as source_id, link, author_url, post, n
    from jsonb_to_recordset($1::jsonb) as page (n integer, source text, "sourceId" text, link text, author_url text, post jsonb)
  )`

const BLOCKED = `
  exists (select from block where kind = 'post' and value = page.source || ':' || page.source_id)
  or exists (select from block where kind = 'link' and value = page.link)
  or exists (select from block where kind = 'author' and value = page.author_url)`

const COUNT_BLOCKED = `${PAGE} select count(*)::integer as blocked from page where ${BLOCKED}`

/** Numbered as found, and inserted in the order of the key: crawls that find the same posts wait for each other in turn. */
const INSERT = `${PAGE}, numbered as (
    select source, source_id, link, author_url, post, nextval('post_seq') as seq from page where not (${BLOCKED}) order by n
  )
  insert into post (source, source_id, crawl_id, link, author_url, post, seq)
  select source, source_id, $2, link, author_url, post, seq from numbered order by source, source_id
  on conflict do nothing`

/** Whoever works on one of them holds it, and ends it: those are passed over. */
const ADOPT = `${PAGE}, left_open as (
    select post.source, post.source_id from page
    join post using (source, source_id) join crawl on crawl.id = post.crawl_id
    where post.state = 'open' and crawl.state in ('done', 'cancelled', 'failed') and crawl.id <> $2
    for update of post skip locked
  )
  update post set crawl_id = $2, link = page.link, author_url = page.author_url, post = page.post, attempts = 0, due_at = '-infinity'
  from left_open join page using (source, source_id)
  where (post.source, post.source_id) = (left_open.source, left_open.source_id)`

const HOLD_CRAWL = 'select cursor, exhausted, state from crawl where id = $1 for update'

const ADVANCE = 'update crawl set cursor = $2, exhausted = $3 where id = $1'

const ARTICLES = `
  insert into article (link, title, source, published_at, topic)
  select link, title, source, to_timestamp("publishedAtMs" / 1000.0), topic
  from jsonb_to_recordset($1::jsonb) as page (link text, title text, source text, "publishedAtMs" bigint, topic text)
  order by link
  on conflict (link) do update set title = excluded.title, source = excluded.source, published_at = excluded.published_at, topic = excluded.topic`

type HeldCrawl = { cursor: string | null; exhausted: boolean; state: string }

export async function addPage(tx: Queryable, crawlId: string, page: Page): Promise<{ added: number }> {
  const { rows } = await tx.query<HeldCrawl>(HOLD_CRAWL, [crawlId])
  const crawl = rows[0]
  if (crawl === undefined) throw new RangeError(`there is no crawl ${crawlId}`)
  const isNext = crawl.cursor === page.cursor && !crawl.exhausted
  if (!isNext || !['waiting', 'running'].includes(crawl.state)) return { added: 0 }
  const { added, blocked } = await insertPosts(tx, crawlId, page.posts)
  if (page.articles.length > 0) await tx.query(ARTICLES, [jsonText(lastOfEach(page.articles))])
  const skipped = Object.entries(page.skipped).map(
    ([reason, times]) => [`excluded:${reason}`, times] as const,
  )
  const found = skipped.reduce((sum, [, times]) => sum + times, page.posts.length)
  await tx.query(ADVANCE, [crawlId, page.last ? null : page.nextCursor, page.last])
  const counters: Record<string, number> = Object.fromEntries(skipped)
  counters['excluded:blocked'] = (counters['excluded:blocked'] ?? 0) + blocked
  await addToCounters(tx, crawlId, { ...counters, found, known: page.posts.length - added - blocked })
  return { added }
}

/** Posts of a crawl, or of none. */
export async function insertPosts(
  tx: Queryable,
  crawlId: string | null,
  posts: readonly Post[],
): Promise<{ added: number; blocked: number }> {
  if (posts.length === 0) return { added: 0, blocked: 0 }
  const page = jsonText(firstOfEach(posts).map(rowOf))
  const { rows } = await tx.query<{ blocked: number }>(COUNT_BLOCKED, [page])
  const adopted = crawlId === null ? null : await tx.query(ADOPT, [page, crawlId])
  const inserted = await tx.query(INSERT, [page, crawlId])
  const added = (adopted?.rowCount ?? 0) + (inserted.rowCount ?? 0)
  return { added, blocked: rows[0]?.blocked ?? 0 }
}

function rowOf(post: Post, n: number) {
  const { source, sourceId, link, author } = post
  return { n, source, sourceId, link, author_url: author?.url ?? null, post }
}

/** A page may hold a post twice. */
function firstOfEach(posts: readonly Post[]): Post[] {
  return [...Map.groupBy(posts, ({ source, sourceId }) => `${source}:${cleanText(sourceId)}`).values()].map(
    ([first]) => first!,
  )
}

function lastOfEach(articles: readonly Article[]): Article[] {
  return [...new Map(articles.map((article) => [article.link, article])).values()]
}
