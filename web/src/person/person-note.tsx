import type { DailyAnswer } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'
import { forgetMe } from './give-feedback.ts'
import { usePerson } from './person-context.ts'

/** What the service has learnt of someone, and how to have it forgotten. */
export function PersonNote({ answer }: { answer: DailyAnswer }) {
  const speech = useSpeech()
  const { t } = speech
  const access = usePerson()
  const { person } = answer
  const token = access?.token
  if (!access || !token || !person) return null
  const shift = speech.units === 'imperial' ? person.appliedC * 1.8 : person.appliedC
  const direction = shift < 0 ? 'warmer' : shift > 0 ? 'lighter' : 'same'
  return (
    <p class="person-note">
      {t('person.learnt', { answers: person.answers, direction, degrees: speech.tenths(Math.abs(shift)) })}{' '}
      <button type="button" class="link" onClick={() => forgetMe(token).finally(() => access.hold(null))}>
        {t('person.forget')}
      </button>
    </p>
  )
}
