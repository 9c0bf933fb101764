import type { GarmentLook } from '../figure/garment-look.ts'
import { garmentLook } from '../figure/garment-look.ts'
import { Legs, Shoes, Skirt, Socks, Tights } from '../figure/lower.tsx'
import { Thing } from '../figure/things.tsx'
import { Top } from '../figure/top.tsx'

type GarmentPictureProps = { code: string; layer: string; colour: string | null }

/** One garment, hung up: drawn as on the figure, in its own colour where that is known. */
export function GarmentPicture({ code, layer, colour }: GarmentPictureProps) {
  const known = garmentLook(code, layer)
  if (!known) return null
  const look = colour === null ? known : { ...known, colour }
  return (
    <svg class="garment-picture" viewBox={viewBoxOf(look)} role="presentation">
      {drawn(look)}
    </svg>
  )
}

function drawn(look: GarmentLook) {
  switch (look.kind) {
    case 'top':
      return <Top look={look} />
    case 'trousers':
      return <Legs look={look} />
    case 'skirt':
      return <Skirt look={look} />
    case 'tights':
      return <Tights look={look} />
    case 'socks':
      return <Socks look={look} />
    case 'shoes':
      return <Shoes look={look} />
    default:
      return <Thing kind={look.kind} colour={look.colour} falling={look.kind === 'umbrella'} />
  }
}

/** The part of the figure's drawing (240 × 440) where the garment is. */
function viewBoxOf(look: GarmentLook): string {
  switch (look.kind) {
    case 'top':
      return `44 66 152 ${Math.max(160, look.hem - 56)}`
    case 'trousers':
    case 'skirt':
      return `60 ${'bib' in look && look.bib ? 90 : 164} 120 ${look.hem - ('bib' in look && look.bib ? 80 : 154)}`
    case 'tights':
      return '70 170 100 240'
    case 'socks':
      return '84 340 72 76'
    case 'shoes':
      return '74 324 92 104'
    case 'gloves':
      return '44 190 152 44'
    case 'umbrella':
      return '50 -10 200 240'
    case 'scarf':
    case 'light-scarf':
    case 'neck-warmer':
      return '86 68 76 104'
    default:
      return '70 -4 100 92'
  }
}
