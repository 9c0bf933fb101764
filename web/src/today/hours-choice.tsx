import { useId } from 'preact/hooks'
import { ALL_DAY } from '../choices.ts'
import type { MessageKey } from '../i18n/speech.ts'
import { useSpeech } from '../i18n/speech-context.ts'

const USUAL: readonly { hours: string; name: MessageKey }[] = [
  { hours: ALL_DAY, name: 'hours.default' },
  { hours: '7-9,18-20', name: 'hours.commute' },
  { hours: 'day', name: 'hours.day' },
  { hours: 'evening', name: 'hours.evening' },
  { hours: 'night', name: 'hours.night' },
]
const CUSTOM = 'custom'
const FIRST_CUSTOM = '9-18'

type HoursChoiceProps = { hours: string; choose: (hours: string) => void }

/** When someone is out: a usual day, or from one hour to another. */
export function HoursChoice({ hours, choose }: HoursChoiceProps) {
  const { t } = useSpeech()
  const id = useId()
  const range = /^(\d{1,2})-(\d{1,2})$/.exec(hours)
  const isUsual = USUAL.some((usual) => usual.hours === hours)
  const [from, to] = range ? [Number(range[1]), Number(range[2])] : [9, 18]
  const clock = (name: MessageKey, value: number, change: (hour: number) => void) => (
    <label>
      {t(name)}
      <select value={String(value)} onChange={(event) => change(Number(event.currentTarget.value))}>
        {Array.from({ length: 24 }, (_, hour) => (
          <option key={String(hour)} value={String(hour)}>
            {t('hours.clock', { hour })}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div class="field">
      <label for={id}>{t('choices.hours')}</label>
      <select
        id={id}
        value={isUsual ? hours : CUSTOM}
        onChange={({ currentTarget: { value } }) => choose(value === CUSTOM ? FIRST_CUSTOM : value)}
      >
        {USUAL.map((usual) => (
          <option key={usual.hours} value={usual.hours}>
            {t(usual.name)}
          </option>
        ))}
        <option value={CUSTOM}>{t('hours.custom')}</option>
      </select>
      {!isUsual && (
        <span class="range">
          {clock('hours.from', from, (hour) => choose(`${hour}-${to}`))}
          {clock('hours.to', to, (hour) => choose(`${from}-${hour}`))}
        </span>
      )}
    </div>
  )
}
