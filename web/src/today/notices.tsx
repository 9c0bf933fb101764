import type { DayAnswer } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'
import type { Daily } from './use-daily.ts'

const OLD_MS = 10 * 60_000

/** Official warnings first, then what limits the answer. */
export function Notices({ daily, day }: { daily: Daily; day: DayAnswer | undefined }) {
  const speech = useSpeech()
  const { t } = speech
  if (!day || !daily.answer) return null
  const { timeZone } = daily.answer.region
  const { stale, issuedAt } = day.weather
  const isOld = daily.status === 'asking' && Date.now() - daily.atMs > OLD_MS
  const age = speech.age(daily.atMs, Date.now())
  const offline = daily.status === 'offline' || daily.status === 'failed'
  if (!offline && !isOld && !stale && day.warnings.length === 0) return null
  return (
    <ul class="notices" aria-label={t('notice.title')}>
      {offline && (
        <li class="notice notice-offline" role="status">
          {daily.problem ? `${daily.problem.message} ` : ''}
          {t('notice.offline', { age })}{' '}
          <button type="button" class="link" onClick={daily.again}>
            {t('error.retry')}
          </button>
        </li>
      )}
      {isOld && <li class="notice">{t('notice.kept', { age })}</li>}
      {day.warnings.map(({ code, text }) => (
        <li key={code} class={code.startsWith('alert-') ? 'notice notice-alert' : 'notice'}>
          {text}
        </li>
      ))}
      {stale && issuedAt && (
        <li class="notice">{t('notice.stale', { time: speech.moment(issuedAt, timeZone) })}</li>
      )}
    </ul>
  )
}
