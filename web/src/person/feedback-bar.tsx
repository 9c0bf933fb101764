import type { DayAnswer, Outfit, Slot } from '@ondot/client'
import { useState } from 'preact/hooks'
import { useChoices } from '../choices-context.ts'
import { useSpeech } from '../i18n/speech-context.ts'
import { type Felt, giveFeedback } from './give-feedback.ts'
import { usePerson } from './person-context.ts'

const FELT: readonly Felt[] = ['too_cold', 'ok', 'too_warm']

type FeedbackBarProps = { day: DayAnswer; outfit: Outfit; slot: Slot; again: () => void }

/** One tap says how it felt; the next answers know. */
export function FeedbackBar({ day, outfit, slot, again }: FeedbackBarProps) {
  const { t } = useSpeech()
  const person = usePerson()
  const { choices } = useChoices()
  const [said, setSaid] = useState<Felt | null>(null)
  const [state, setState] = useState<'' | 'sent' | 'lost'>('')
  if (!person) return null

  async function say(felt: Felt) {
    setSaid(felt)
    setState('')
    const garments = outfit.garments.filter(({ wornIn }) => wornIn.includes(slot)).map(({ code }) => code)
    try {
      const body = { date: day.date, slot, felt, verdict: 'worn', garments } as const
      person?.hold(await giveFeedback(person.token, choices, body))
      setState('sent')
      again()
    } catch {
      setSaid(null)
      setState('lost')
    }
  }

  return (
    <div class="feedback">
      <h2>{t('feedback.title', { slot: t(`slot.${slot}`) })}</h2>
      <div class="feedback-taps">
        {FELT.map((felt) => (
          <button key={felt} type="button" aria-pressed={said === felt} onClick={() => say(felt)}>
            {t(`felt.${felt}`)}
          </button>
        ))}
      </div>
      <p role="status" class="dim">
        {state === 'sent' && t('feedback.sent')}
        {state === 'lost' && t('feedback.lost')}
        {state === '' && !person.token && t('feedback.privacy')}
      </p>
    </div>
  )
}
