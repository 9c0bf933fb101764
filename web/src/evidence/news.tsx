import { useSpeech } from '../i18n/speech-context.ts'
import { useNews } from './use-evidence.ts'

/** News of weather and fashion that the operator's feeds brought; nothing where there is none. */
export function News() {
  const speech = useSpeech()
  const articles = useNews()
  if (!articles?.length) return null
  return (
    <section class="card" aria-labelledby="news">
      <h2 id="news">{speech.t('news.title')}</h2>
      <ul class="news">
        {articles.map(({ link, title, source, publishedAt }) => (
          <li key={link}>
            <a href={link} target="_blank" rel="noopener noreferrer">
              {title}
            </a>{' '}
            <small class="dim">
              {source} · {speech.date(publishedAt.slice(0, 10), { month: 'short', day: 'numeric' })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
