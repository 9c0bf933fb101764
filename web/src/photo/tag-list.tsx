import { useSpeech } from '../i18n/speech-context.ts'
import { type CorrectProps, newId, newTag } from './boxes.tsx'
import { GARMENT_CLASSES } from './garment-classes.ts'
import type { Tag } from './tagging.ts'

type TagListProps = CorrectProps & { tags: readonly Tag[] }

/** The garments in words: each can be called by another name, or taken out; one that was missed can be added. */
export function TagList({ tags, photo, chosen, choose, correct }: TagListProps) {
  const speech = useSpeech()
  const { t, lang } = speech
  const rename = (id: number, name: string) =>
    correct((before) =>
      before.map((tag) => (tag.id === id ? { ...tag, class: name as Tag['class'], score: null } : tag)),
    )
  return (
    <section class="card tags" aria-labelledby="tags">
      <h2 id="tags">
        <span role="status">
          {tags.length === 0 ? t('photo.nothing') : t('photo.found', { count: tags.length })}
        </span>
      </h2>
      <ul>
        {tags.map((tag) => (
          <li
            key={tag.id}
            class={tag.id === chosen ? 'tag tag-chosen' : 'tag'}
            onPointerEnter={() => choose(tag.id)}
            onFocusCapture={() => choose(tag.id)}
          >
            <select
              aria-label={t('photo.class')}
              value={tag.class}
              onChange={(event) => rename(tag.id, event.currentTarget.value)}
            >
              {Object.entries(GARMENT_CLASSES).map(([id, name]) => (
                <option key={id} value={id}>
                  {name[lang]}
                </option>
              ))}
            </select>
            <span class="colours">
              {tag.colours.map((colour) => (
                <span key={colour.id} class="colour">
                  <span class="swatch" style={{ background: `lab(${colour.lab.join(' ')})` }} />
                  {colour[lang]}
                </span>
              ))}
            </span>
            <span class="dim">{tag.score === null ? t('photo.corrected') : speech.percent(tag.score)}</span>
            <button
              type="button"
              class="quiet"
              aria-label={t('photo.remove', { name: GARMENT_CLASSES[tag.class][lang] })}
              onClick={() => correct((before) => before.filter(({ id }) => id !== tag.id))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => {
          const { width, height } = photo
          correct((before) => [...before, newTag(before, [width / 4, height / 4, width / 2, height / 2])])
          choose(newId(tags))
        }}
      >
        {t('photo.add')}
      </button>
      <p class="dim">{t('photo.drawHint')}</p>
    </section>
  )
}
