import { useId } from 'preact/hooks'
import type { Choices } from '../choices.ts'
import { useSpeech } from '../i18n/speech-context.ts'

type GenderChoiceProps = { gender: Choices['gender']; choose: (gender: Choices['gender']) => void }

/** Whose clothes: asked, never guessed. */
export function GenderChoice({ gender, choose }: GenderChoiceProps) {
  const { t } = useSpeech()
  const id = useId()
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{t('choices.gender')}</legend>
      {(['any', 'female', 'male'] as const).map((each) => (
        <label key={each}>
          <input type="radio" name={id} checked={gender === each} onChange={() => choose(each)} />
          <span>{t(`gender.${each}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
