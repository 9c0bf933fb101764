import type { Garment } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'

type CodeSelectProps = {
  id: string
  catalogue: ReadonlyMap<string, Garment>
  /** Codes that come first: what a photo proposes. */
  first: readonly string[]
}

/** A garment of the catalogue, by layer. */
export function CodeSelect({ id, catalogue, first }: CodeSelectProps) {
  const { t, lang } = useSpeech()
  const all = [...catalogue.values()]
  const layers = [...new Set(all.map(({ layer }) => layer))]
  const option = ({ code, label }: Garment) => (
    <option key={code} value={code}>
      {label[lang]}
    </option>
  )
  return (
    <select id={id} name="code">
      {first.length > 0 && (
        <optgroup label={t('wardrobe.likely')}>
          {first.flatMap((code) => {
            const garment = catalogue.get(code)
            return garment ? [option(garment)] : []
          })}
        </optgroup>
      )}
      {layers.map((layer) => (
        <optgroup key={layer} label={t(`layer.${layer}`)}>
          {all.filter((garment) => garment.layer === layer).map(option)}
        </optgroup>
      ))}
    </select>
  )
}
