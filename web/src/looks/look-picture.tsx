import type { DetectedGarment } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'
import { GARMENT_CLASSES } from '../photo/garment-classes.ts'
import '../styles/looks.css'

type Pictured = {
  /** Address of our small copy; null where none may be kept. */
  picture: string | null
  width: number
  height: number
  garments: readonly {
    class: DetectedGarment['class']
    box: readonly number[]
    colours: readonly { lab: readonly number[] }[]
  }[]
}

/** A look's boxes over our small copy of the photo; where no copy may be kept, over nothing: the boxes in their colours. */
export function LookPicture({ picture, width, height, garments }: Pictured) {
  const { lang } = useSpeech()
  const unit = Math.max(width, height) / 100
  const names = garments.map((garment) => GARMENT_CLASSES[garment.class][lang])
  return (
    <svg class="look-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={names.join(', ')}>
      {picture !== null ? (
        <image href={picture} width={width} height={height} preserveAspectRatio="none" />
      ) : (
        <rect width={width} height={height} class="look-ground" />
      )}
      {garments.map(({ box: [x = 0, y = 0, w = 0, h = 0], colours: [colour] }, i) => (
        <g key={i}>
          <rect
            class="look-box"
            x={x}
            y={y}
            width={w}
            height={h}
            rx={unit}
            stroke-width={unit}
            style={picture !== null || !colour ? {} : { fill: `lab(${colour.lab.join(' ')})` }}
          />
          <text class="look-name" x={x + unit} y={y + unit * 5} font-size={unit * 5} stroke-width={unit}>
            {names[i]}
          </text>
        </g>
      ))}
    </svg>
  )
}
