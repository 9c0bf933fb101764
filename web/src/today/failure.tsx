import { useSpeech } from '../i18n/speech-context.ts'
import type { Daily } from './use-daily.ts'

/** Nothing to show: why, and what can be done. */
export function Failure({ daily }: { daily: Daily }) {
  const { t } = useSpeech()
  const { problem } = daily
  return (
    <section class="card failure" role="alert">
      <h1>{t('error.title')}</h1>
      <p>{problem ? problem.message : t('error.offline')}</p>
      {problem?.retryAfterS != null && <p>{t('error.wait', { seconds: problem.retryAfterS })}</p>}
      <button type="button" class="primary" onClick={daily.again}>
        {t('error.retry')}
      </button>
    </section>
  )
}
