import { useState } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'

type PhotoDropProps = { take: (file: Blob) => void; compact: boolean }

/** Where a photo is dropped, chosen, taken or pasted. */
export function PhotoDrop({ take, compact }: PhotoDropProps) {
  const { t } = useSpeech()
  const [over, setOver] = useState(false)
  const chosen = (event: { currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget
    const file = input.files?.[0]
    if (file) take(file)
    // The same file may be chosen again.
    input.value = ''
  }
  const images = { type: 'file', accept: 'image/*', onChange: chosen } as const
  return (
    <section
      class={`photo-drop${over ? ' photo-drop-over' : ''}${compact ? ' photo-drop-compact' : ''}`}
      aria-label={t('photo.choose')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer?.files[0]
        if (file) take(file)
      }}
    >
      {!compact && <p>{t('photo.drop')}</p>}
      <label class="file primary">
        {t('photo.choose')}
        <input {...images} />
      </label>
      <label class="file">
        {t('photo.camera')}
        <input {...images} capture="environment" />
      </label>
    </section>
  )
}
