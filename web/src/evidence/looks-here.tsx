import { useSpeech } from '../i18n/speech-context.ts'
import { LookPicture } from '../looks/look-picture.tsx'
import { type About, type Look, useLooks } from './use-evidence.ts'

/** The photos behind it: our small copy where the licence allows one, else the boxes alone; always author, licence and link. */
export function LooksHere(about: About) {
  const { t } = useSpeech()
  const looks = useLooks(about)
  if (!looks) return null
  return (
    <div>
      <h3>{t('evidence.photos')}</h3>
      {looks.length === 0 && <p class="dim">{t('evidence.noPhotos')}</p>}
      <ul class="looks">
        {looks.map((look) => (
          <LookCard key={look.id} look={look} />
        ))}
      </ul>
    </div>
  )
}

function LookCard({ look }: { look: Look }) {
  const speech = useSpeech()
  const { t } = speech
  const { author, licence, link, weather, takenOn, width, height, garments, thumbnail } = look
  return (
    <li class="look">
      <a href={link} target="_blank" rel="noopener noreferrer">
        <LookPicture picture={thumbnail} width={width} height={height} garments={garments} />
      </a>
      <p>
        <b>{speech.degrees(weather.apparentC)}</b>{' '}
        {speech.date(takenOn, { year: 'numeric', month: 'short', day: 'numeric' })}
        <br />
        <small class="dim">
          {t('evidence.photo', { author: author?.name ?? t('evidence.unknown'), licence: licence.id })}
        </small>
      </p>
    </li>
  )
}
