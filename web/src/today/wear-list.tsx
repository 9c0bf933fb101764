import type { Outfit, SlotNeed } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'

type WearListProps = { outfit: Outfit; need: SlotNeed }

/** What is on in this part of the day, and what is off and carried. */
export function WearList({ outfit, need }: WearListProps) {
  const { t } = useSpeech()
  const on = outfit.garments.filter(({ wornIn }) => wornIn.includes(need.slot))
  const off = outfit.garments.filter(({ wornIn }) => !wornIn.includes(need.slot))
  return (
    <div class="wear">
      <h2>{t('today.wear')}</h2>
      <ul class="garments">
        {on.map((garment) => (
          <Named key={garment.code} garment={garment} />
        ))}
      </ul>
      {off.length > 0 && (
        <>
          <h2>{t('today.carry')}</h2>
          <ul class="garments garments-off">
            {off.map((garment) => (
              <Named key={garment.code} garment={garment} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Of own clothes the colour says which: of two shirts, for one. */
function Named({ garment: { label, colour } }: { garment: Outfit['garments'][number] }) {
  return (
    <li>
      {colour && <span class="swatch" style={{ background: colour.hex }} />}
      {label}
      {colour && <small class="dim"> {colour.label}</small>}
    </li>
  )
}
