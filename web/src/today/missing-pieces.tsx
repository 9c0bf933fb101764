import type { DayAnswer } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'

/** What someone's own clothes lack for the day, with an example each. */
export function MissingPieces({ day }: { day: DayAnswer }) {
  const { t } = useSpeech()
  const { wardrobe } = day
  if (!wardrobe) return null
  return (
    <div class="wear">
      <h2>{t('own.title', { items: wardrobe.items })}</h2>
      {wardrobe.missing.length > 0 && (
        <ul class="takes">
          {wardrobe.missing.map(({ why, layer, example }) => (
            <li key={`${why} ${layer} ${example.code}`}>
              <b>{example.label}</b> <span>{t(`own.${why}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
