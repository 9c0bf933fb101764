import type { DailyAnswer, DayAnswer } from '@ondot/client'
import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { useChoices } from '../choices-context.ts'
import { useSpeech } from '../i18n/speech-context.ts'
import { daysOf } from '../kept-answer.ts'
import { PersonNote } from '../person/person-note.tsx'
import { ChoicesForm } from './choices-form.tsx'
import { Curve } from './curve.tsx'
import { Days } from './days.tsx'
import { GenderChoice } from './gender-choice.tsx'
import { Failure } from './failure.tsx'
import { MissingPieces } from './missing-pieces.tsx'
import { Notices } from './notices.tsx'
import { OutfitOfDay } from './outfit-of-day.tsx'
import { Past } from './past.tsx'
import { PlacePicker } from './place-picker.tsx'
import { localToday } from './local-today.ts'
import { useDaily } from './use-daily.ts'

type TodayProps = {
  /** What else the page tells of a day; the extension leaves it out. */
  more?: ComponentType<{ day: DayAnswer; region: string; gender: DailyAnswer['gender'] }>
}

/** What to wear today, and on the days to come. */
export function Today({ more: More }: TodayProps) {
  const speech = useSpeech()
  const { t } = speech
  const { choices, choose } = useChoices()
  const daily = useDaily(choices)
  const [chosenDate, setChosenDate] = useState<string | null>(null)
  const { answer } = daily
  const days = answer ? daysOf(answer) : []
  const day = days.find(({ date }) => date === chosenDate) ?? firstDay(days, answer?.region.timeZone)
  const place = answer?.region ?? choices.place

  return (
    <div class="today" aria-busy={daily.status === 'asking'}>
      <div class="today-where">
        <PlacePicker place={place} choose={(chosen) => choose({ place: chosen })} />
        {day && (
          <p class="today-date">
            {speech.date(day.date, { month: 'long', day: 'numeric', weekday: 'long' })}
          </p>
        )}
        <GenderChoice gender={choices.gender} choose={(gender) => choose({ gender })} />
      </div>
      <Notices daily={daily} day={day} />
      {day && answer ? (
        <>
          {day.outfits.length > 0 ? (
            <OutfitOfDay
              key={`${day.date} ${daily.atMs > 0 ? answer.region.code : ''}`}
              day={day}
              gender={answer.gender}
              again={day.date <= localToday(Date.now(), answer.region.timeZone) ? daily.again : null}
            />
          ) : (
            <section class="card">
              <p>{t('own.empty')}</p>
              <MissingPieces day={day} />
            </section>
          )}
          <PersonNote answer={answer} />
          {days.length > 1 && <Days days={days} chosen={day.date} choose={setChosenDate} />}
          <ChoicesForm choices={choices} choose={choose} />
          <section class="card">
            <h2>{t('today.curve')}</h2>
            <Curve day={day} />
          </section>
          <Past day={day} />
          {More && <More day={day} region={answer.region.code} gender={answer.gender} />}
          <Sources day={day} timeZone={answer.region.timeZone} />
        </>
      ) : daily.status === 'asking' ? (
        <p class="loading" role="status">
          {t('today.loading')}
        </p>
      ) : (
        <>
          <Failure daily={daily} />
          <ChoicesForm choices={choices} choose={choose} />
        </>
      )}
    </div>
  )
}

/** Days that are over are left out: a kept answer may be of yesterday. */
function firstDay(days: readonly DayAnswer[], timeZone: string | undefined): DayAnswer | undefined {
  const today = timeZone === undefined ? '' : localToday(Date.now(), timeZone)
  return days.find(({ date }) => date >= today) ?? days.at(-1)
}

function Sources({ day, timeZone }: { day: DayAnswer; timeZone: string }) {
  const speech = useSpeech()
  const { t } = speech
  const { source, issuedAt, attribution, air } = day.weather
  const dust = (value: number | null) => (value === null ? '–' : String(value))
  return (
    <section class="sources">
      <p>
        {t('today.source', { source: t(`source.${source}`) })}
        {issuedAt && ` · ${t('today.issued', { time: speech.moment(issuedAt, timeZone) })}`}
      </p>
      {air && (
        <p>
          {t('air.title')}:{' '}
          {t('air.values', { pm10: dust(air.pm10UgM3), pm25: dust(air.pm25UgM3), station: air.station })}
        </p>
      )}
      <details>
        <summary>{t('footer.sources')}</summary>
        <p>{attribution}</p>
      </details>
    </section>
  )
}
