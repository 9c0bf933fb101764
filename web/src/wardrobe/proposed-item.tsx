import { useId } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import { GARMENT_CLASSES } from '../photo/garment-classes.ts'
import { CodeSelect } from './code-select.tsx'
import { hexOfLab } from './hex-of-lab.ts'
import type { Item, Wardrobe } from './use-wardrobe.ts'

/** What a photo showed: which garment is it? */
export function ProposedItem({ item, wardrobe }: { item: Item; wardrobe: Wardrobe }) {
  const { t, lang } = useSpeech()
  const id = useId()
  const seen = item.seenClass ? GARMENT_CLASSES[item.seenClass][lang] : ''
  return (
    <li>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault()
          wardrobe.confirm(item.id, String(new FormData(event.currentTarget).get('code')))
        }}
      >
        <label for={id}>
          {seen}{' '}
          {item.colours.map((colour) => (
            <span key={colour.id}>
              <span class="swatch" style={{ background: hexOfLab(colour.lab) }} /> {colour[lang]}{' '}
            </span>
          ))}
        </label>
        <CodeSelect id={id} catalogue={wardrobe.catalogue} first={item.proposals} />
        <span class="proposed-act">
          <button type="submit" class="primary" disabled={wardrobe.busy}>
            {t('wardrobe.confirm')}
          </button>
          <button type="button" disabled={wardrobe.busy} onClick={() => wardrobe.remove(item.id)}>
            {t('photo.remove', { name: seen })}
          </button>
        </span>
      </form>
    </li>
  )
}
