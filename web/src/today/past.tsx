import type { DayAnswer } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'

/** The same hours yesterday and a year ago, as observed. */
export function Past({ day }: { day: DayAnswer }) {
  const speech = useSpeech()
  const { t } = speech
  const { yesterday, lastYear } = day
  if (!yesterday && !lastYear) return null
  const felt = (slots: readonly { slot: string; apparentC: number }[] | undefined, slot: string) => {
    const found = slots?.find((each) => each.slot === slot)
    return found ? speech.degrees(found.apparentC) : '–'
  }
  return (
    <section class="card">
      <h2>{t('today.past')}</h2>
      {yesterday && <p>{yesterday.text}</p>}
      <table class="past">
        <thead>
          <tr>
            <td />
            {day.slots.map(({ slot }) => (
              <th key={slot} scope="col">
                {t(`slot.${slot}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('past.today')}</th>
            {day.slots.map(({ slot, apparentC }) => (
              <td key={slot}>
                <b>{speech.degrees(apparentC)}</b>
              </td>
            ))}
          </tr>
          {yesterday && (
            <tr>
              <th scope="row">{t('past.yesterday')}</th>
              {day.slots.map(({ slot }) => (
                <td key={slot}>{felt(yesterday.slots, slot)}</td>
              ))}
            </tr>
          )}
          {lastYear && (
            <tr>
              <th scope="row">
                {t('past.lastYearOn', {
                  date: speech.date(lastYear.date, { year: 'numeric', month: 'short', day: 'numeric' }),
                })}
              </th>
              {day.slots.map(({ slot }) => (
                <td key={slot}>{felt(lastYear.slots, slot)}</td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}
