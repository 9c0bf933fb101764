import { useId } from 'preact/hooks'
import { ALL_DAY, type Choices } from '../choices.ts'
import type { MessageKey } from '../i18n/speech.ts'
import { useSpeech } from '../i18n/speech-context.ts'
import { usePerson } from '../person/person-context.ts'
import { HoursChoice } from './hours-choice.tsx'

type ChoicesFormProps = { choices: Choices; choose: (some: Partial<Choices>) => void }

/** Who asks: remembered in this browser alone. */
export function ChoicesForm({ choices, choose }: ChoicesFormProps) {
  const { t } = useSpeech()
  const id = useId()
  const person = usePerson()
  const { sensitivity } = choices
  const feels = sensitivity < 0 ? 'cold' : 'warm'
  const level = t('sensitivity.text', { level: `${feels}${Math.abs(sensitivity)}` })
  return (
    <details class="card choices" open={choices.hours !== ALL_DAY || choices.own}>
      <summary>
        <h2>{t('choices.title')}</h2>
      </summary>
      {person?.token && (
        <label class="check">
          <input
            type="checkbox"
            checked={choices.own}
            onChange={(event) => choose({ own: event.currentTarget.checked })}
          />{' '}
          {t('choices.own')}
        </label>
      )}
      <HoursChoice hours={choices.hours} choose={(hours) => choose({ hours })} />
      <div class="field">
        <label for={`${id}-sensitivity`}>{t('choices.sensitivity')}</label>
        <input
          id={`${id}-sensitivity`}
          type="range"
          min={-3}
          max={3}
          step={1}
          value={choices.sensitivity}
          aria-valuetext={level}
          onChange={(event) => choose({ sensitivity: Number(event.currentTarget.value) })}
        />
        <span>{level}</span>
      </div>
      <Select
        name="choices.activity"
        value={choices.activity}
        values={['walking', 'sitting', 'cycling', 'running']}
        label={(value) => `activity.${value}`}
        choose={(activity) => choose({ activity })}
      />
      <Select
        name="choices.occasion"
        value={choices.occasion}
        values={['casual', 'office', 'formal', 'sport']}
        label={(value) => `occasion.${value}`}
        choose={(occasion) => choose({ occasion })}
      />
      <Select
        name="choices.units"
        value={choices.units}
        values={['metric', 'imperial']}
        label={(value) => `units.${value}`}
        choose={(units) => choose({ units })}
      />
    </details>
  )
}

type SelectProps<V extends string> = {
  name: MessageKey
  value: V
  values: readonly V[]
  label: (value: V) => MessageKey
  choose: (value: V) => void
}

function Select<V extends string>({ name, value, values, label, choose }: SelectProps<V>) {
  const { t } = useSpeech()
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{t(name)}</label>
      <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value as V)}>
        {values.map((each) => (
          <option key={each} value={each}>
            {t(label(each))}
          </option>
        ))}
      </select>
    </div>
  )
}
