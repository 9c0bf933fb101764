import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import { usePerson } from '../person/person-context.ts'
import { hangUp } from '../wardrobe/hang-up.ts'

/** Takes the garments of the photo into the wardrobe, where each gets its name. */
export function KeepButton({ photo }: { photo: Blob }) {
  const { t } = useSpeech()
  const person = usePerson()
  const { route } = useLocation()
  const [state, setState] = useState<'' | 'busy' | 'lost'>('')
  if (!person) return null

  async function keep() {
    setState('busy')
    try {
      person?.hold(await hangUp(person.token, photo))
      route('/wardrobe')
    } catch {
      setState('lost')
    }
  }

  return (
    <div>
      <button type="button" class="primary" disabled={state === 'busy'} onClick={keep}>
        {t('photo.keep')}
      </button>
      <p role="status">{state === 'lost' && t('feedback.lost')}</p>
    </div>
  )
}
