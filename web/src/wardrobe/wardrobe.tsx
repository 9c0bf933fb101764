import { useId } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import '../styles/photo.css'
import '../styles/wardrobe.css'
import { CodeSelect } from './code-select.tsx'
import { GarmentPicture } from './garment-picture.tsx'
import { hexOfLab } from './hex-of-lab.ts'
import { ProposedItem } from './proposed-item.tsx'
import { useWardrobe } from './use-wardrobe.ts'

/** Own clothes: named, or proposed from a photo and confirmed. */
export default function Wardrobe() {
  const { t, lang } = useSpeech()
  const id = useId()
  const wardrobe = useWardrobe()
  const { items, catalogue, fault, busy } = wardrobe
  const proposed = items?.filter(({ state }) => state === 'proposed') ?? []
  const confirmed = items?.flatMap((item) => {
    const garment = item.code === null ? undefined : catalogue.get(item.code)
    return item.state === 'confirmed' && garment ? [{ ...item, garment }] : []
  })
  return (
    <div class="wardrobe" aria-busy={busy}>
      <h1>{t('wardrobe.title')}</h1>
      <p class="dim">{t('wardrobe.hint')}</p>
      <section class="card wardrobe-add" aria-label={t('wardrobe.add')}>
        <form
          class="field"
          onSubmit={(event) => {
            event.preventDefault()
            const code = String(new FormData(event.currentTarget).get('code'))
            if (code !== '') wardrobe.add(code)
          }}
        >
          <label for={id}>{t('wardrobe.byName')}</label>
          <CodeSelect id={id} catalogue={catalogue} first={[]} />
          <button type="submit" class="primary" disabled={busy}>
            {t('wardrobe.add')}
          </button>
        </form>
        <label class="file">
          {t('wardrobe.byPhoto')}
          <input
            type="file"
            accept="image/*"
            disabled={busy}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0]
              if (file) wardrobe.addPhoto(file)
              currentTarget.value = ''
            }}
          />
        </label>
      </section>
      <p role="alert">{fault}</p>
      {proposed.length > 0 && (
        <section class="card">
          <h2>{t('wardrobe.proposed')}</h2>
          <ul class="proposed">
            {proposed.map((item) => (
              <ProposedItem key={item.id} item={item} wardrobe={wardrobe} />
            ))}
          </ul>
        </section>
      )}
      <section class="card">
        <h2>
          <span role="status">{t('wardrobe.count', { count: confirmed?.length ?? 0 })}</span>
        </h2>
        <ul class="hangers">
          {confirmed?.map(({ id: itemId, garment, colours: [colour] }) => (
            <li key={itemId}>
              <GarmentPicture
                code={garment.code}
                layer={garment.layer}
                colour={colour ? hexOfLab(colour.lab) : null}
              />
              <span>{garment.label[lang]}</span>
              <button
                type="button"
                class="quiet"
                disabled={busy}
                aria-label={t('photo.remove', { name: garment.label[lang] })}
                onClick={() => wardrobe.remove(itemId)}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
