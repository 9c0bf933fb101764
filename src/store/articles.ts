import type { Article } from '../domain/post.ts'
import type { Database } from './database.ts'
import type { Articles } from './look-ports.ts'

const LATEST = `
  select link, title, source, published_at, topic from article where topic = $1 order by published_at desc, link limit $2`

export function createArticles(database: Database): Articles {
  return {
    async latest(topic, limit) {
      const { rows } = await database.query<Omit<Article, 'publishedAtMs'> & { published_at: Date }>(LATEST, [
        topic,
        limit,
      ])
      return rows.map(({ published_at, ...article }) => ({
        ...article,
        publishedAtMs: published_at.getTime(),
      }))
    },
  }
}
