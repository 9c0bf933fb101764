import type { DayAnswer, Outfit, SlotNeed } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'

type WearListProps = { day: DayAnswer; outfit: Outfit; need: SlotNeed }

/** What is on in this part of the day, what is off and carried, and what to take along. */
export function WearList({ day, outfit, need }: WearListProps) {
  const speech = useSpeech()
  const { t } = speech
  const on = outfit.garments.filter(({ wornIn }) => wornIn.includes(need.slot))
  const off = outfit.garments.filter(({ wornIn }) => !wornIn.includes(need.slot))
  return (
    <div class="wear">
      <h2>{t('today.wear')}</h2>
      <ul class="garments">
        {on.map(({ code, label }) => (
          <li key={code}>{label}</li>
        ))}
      </ul>
      {off.length > 0 && (
        <>
          <h2>{t('today.carry')}</h2>
          <ul class="garments garments-off">
            {off.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
        </>
      )}
      {day.accessories.length > 0 && (
        <>
          <h2>{t('today.take')}</h2>
          <ul class="takes">
            {day.accessories.map(({ code, label, reason }) => (
              <li key={code}>
                <b>{label}</b> {reason.text}
              </li>
            ))}
          </ul>
        </>
      )}
      {outfit.shortfallClo !== undefined && (
        <p class="notice">{t('today.shortfall', { clo: speech.clo(outfit.shortfallClo) })}</p>
      )}
    </div>
  )
}
