import { useState } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import '../styles/photo.css'
import { Boxes } from './boxes.tsx'
import { KeepButton } from './keep-button.tsx'
import { PhotoDrop } from './photo-drop.tsx'
import { TagList } from './tag-list.tsx'
import { useTagging } from './tagging.ts'

/** A photo, what the detector sees in it, and what a person says to that. */
export default function Photo() {
  const speech = useSpeech()
  const { t } = speech
  const { tagging, take, correct } = useTagging()
  const [chosen, setChosen] = useState<number | null>(null)
  return (
    <div class="photo">
      <h1>{t('photo.title')}</h1>
      <PhotoDrop take={take} compact={tagging.state !== 'empty'} />
      {tagging.state === 'sending' && (
        <div class="photo-frame">
          <img src={tagging.url} alt={t('photo.alt')} />
          <p class="photo-progress" role="status">
            {tagging.sent < 1 ? t('photo.sending') : t('photo.looking')}
            <progress value={tagging.sent} max={1} aria-label={t('photo.sending')} />
          </p>
        </div>
      )}
      {tagging.state === 'refused' && (
        <p class="notice notice-alert" role="alert">
          {tagging.problem ? tagging.problem.message : t('error.offline')}
        </p>
      )}
      {tagging.state === 'tagged' && (
        <div class="photo-result">
          <Boxes photo={tagging} chosen={chosen} choose={setChosen} correct={correct} />
          <TagList tags={tagging.tags} photo={tagging} chosen={chosen} choose={setChosen} correct={correct} />
        </div>
      )}
      {tagging.state === 'tagged' && tagging.tags.length > 0 && <KeepButton photo={tagging.photo} />}
      <p class="dim">{t('photo.privacy')}</p>
    </div>
  )
}
