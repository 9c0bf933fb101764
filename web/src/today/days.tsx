import type { DayAnswer } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'
import { feltColour } from './felt-colour.ts'

type DaysProps = { days: readonly DayAnswer[]; chosen: string; choose: (date: string) => void }

/** The days to come in a row: coldest and warmest hour out, rain or snow, and what to wear on top. */
export function Days({ days, chosen, choose }: DaysProps) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <section class="card" aria-labelledby="days">
      <h2 id="days">{t('today.days')}</h2>
      <ul class="days">
        {days.map((day) => {
          const felt = day.slots.map(({ apparentC }) => apparentC)
          const [low, high] = [Math.min(...felt), Math.max(...felt)]
          const falls = day.weather.hours.find(({ precipitation }) => precipitation.mm > 0.4)?.precipitation
            .kind
          const outer = day.outfits[0]?.garments.findLast(({ layer }) =>
            ['base', 'one-piece', 'mid', 'outer'].includes(layer),
          )
          return (
            <li key={day.date}>
              <button type="button" aria-pressed={day.date === chosen} onClick={() => choose(day.date)}>
                <span>{speech.date(day.date, { weekday: 'short' })}</span>
                <small>{speech.date(day.date, { month: 'numeric', day: 'numeric' })}</small>
                <span class="day-bar" style={{ '--from': feltColour(low), '--to': feltColour(high) }} />
                <b class="visually-hidden">
                  {t('today.dayRange', { low: speech.wholeDegrees(low), high: speech.wholeDegrees(high) })}
                </b>
                <span aria-hidden="true">
                  {speech.wholeDegrees(low)} <b>{speech.wholeDegrees(high)}</b>
                </span>
                <small>
                  {falls === undefined || falls === 'none' ? '' : falls === 'snow' ? '❄ ' : '☂ '}
                  {outer?.label}
                </small>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
