import type { DayAnswer, Outfit } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'

/** What the weather asks to take along, and why; one reason is said once. */
export function TakeAlong({ day, outfit }: { day: DayAnswer; outfit: Outfit }) {
  const speech = useSpeech()
  const { t } = speech
  const reasons = [...new Set(day.accessories.map(({ reason }) => reason.text))]
  return (
    <>
      {reasons.length > 0 && (
        <div class="wear">
          <h2>{t('today.take')}</h2>
          <ul class="takes">
            {reasons.map((text) => (
              <li key={text}>
                <b>
                  {day.accessories
                    .filter(({ reason }) => reason.text === text)
                    .map(({ label }) => label)
                    .join(' · ')}
                </b>{' '}
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {outfit.shortfallClo !== undefined && (
        <p class="notice">{t('today.shortfall', { clo: speech.clo(outfit.shortfallClo) })}</p>
      )}
    </>
  )
}
