import { bodyHalfWidth, CENTRE, legsPath, mirrored, type Point } from './body.ts'
import type { LegsLook, ShoesLook, SkirtLook, SocksLook, TightsLook } from './garment-look.ts'
import { shade } from './shade.ts'
import { textureFill } from './textures.tsx'

const WAIST = 174

export function Legs({ look }: { look: LegsLook }) {
  const { colour, ease, hem, texture, cuff, bib } = look
  const edge = shade(colour, 0.7)
  const d = legsPath(WAIST, hem, ease, cuff)
  return (
    <g>
      <path d={d} fill={colour} stroke={edge} stroke-width="1.4" stroke-linejoin="round" />
      {texture && <path d={d} fill={textureFill(texture)} />}
      <path
        d="M120,176 V226 M94,186 Q98,200 88,206 M146,186 Q142,200 152,206"
        stroke={edge}
        fill="none"
        opacity=".7"
      />
      {bib && (
        <path
          d="M102,176 V126 H138 V176Z M104,126 L100,96 M136,126 L140,96"
          fill={colour}
          stroke={edge}
          stroke-width="3"
        />
      )}
    </g>
  )
}

export function Skirt({ look: { colour, hem, flare, texture } }: { look: SkirtLook }) {
  const edge = shade(colour, 0.72)
  const side: Point[] = [
    [CENTRE + bodyHalfWidth(WAIST) + 1, WAIST],
    [CENTRE + bodyHalfWidth(202) + 2 + Math.max(0, flare) * 0.25, 202],
    [CENTRE + 37 + flare, hem],
  ]
  const d = mirrored(side)
  return (
    <g>
      <path d={d} fill={colour} stroke={edge} stroke-width="1.4" stroke-linejoin="round" />
      {texture && <path d={d} fill={textureFill(texture)} />}
      {flare > 10 && (
        <path d={`M108,206 L100,${hem - 3} M132,206 L140,${hem - 3}`} stroke={edge} opacity=".6" />
      )}
    </g>
  )
}

export function Tights({ look: { colour, opacity } }: { look: TightsLook }) {
  return <path d={legsPath(WAIST + 6, 404, -1)} fill={colour} opacity={opacity} />
}

export function Socks({ look: { colour, top } }: { look: SocksLook }) {
  return (
    <g fill={colour} stroke={shade(colour, 0.75)} stroke-width="1">
      {[false, true].map((left) => (
        <rect key={String(left)} x={left ? 97 : 123} y={top} width={20} height={408 - top} rx={4} />
      ))}
    </g>
  )
}

export function Shoes({ look: { colour, style, top = 392 } }: { look: ShoesLook }) {
  const edge = shade(colour, 0.62)
  return (
    <g stroke-linejoin="round" stroke-linecap="round">
      {[false, true].map((left) => (
        <g key={String(left)} transform={left ? `matrix(-1 0 0 1 ${2 * CENTRE} 0)` : ''}>
          <Shoe style={style} top={top} colour={colour} edge={edge} />
        </g>
      ))}
    </g>
  )
}

type ShoeProps = { style: ShoesLook['style']; top: number; colour: string; edge: string }

function Shoe({ style, top, colour, edge }: ShoeProps) {
  const foot = 'M123,398 L143,398 Q157,404 158,416 Q158,421 152,421 L125,421 Q122,421 122,416Z'
  switch (style) {
    case 'sandal':
      return (
        <g>
          <path d="M123,400 L143,400 Q156,406 156,416 L124,417Z" class="skin" />
          <path d="M122,418 H157" stroke={edge} stroke-width="4.5" />
          <path d="M126,404 L148,416 M143,402 L130,416" stroke={colour} stroke-width="4" />
        </g>
      )
    case 'boot':
      return (
        <path
          d={`M120.5,${top} H146 L144.5,396 Q158,402 159,416 Q159,422 152,422 L123,422 Q121,422 121,416Z`}
          fill={colour}
          stroke={edge}
          stroke-width="1.6"
        />
      )
    case 'sneaker':
      return (
        <g>
          <path d={foot} fill={colour} stroke={edge} stroke-width="1.4" />
          <path d="M123,419.5 H157" stroke="#fff" stroke-width="4" />
          <path d="M122,421.5 H157" stroke={edge} stroke-width="1.2" />
          <path d="M138,403 L146,408 M135,407 L143,412" stroke={edge} stroke-width="1.4" />
        </g>
      )
    default:
      return (
        <g>
          <path d={foot} fill={colour} stroke={edge} stroke-width="1.4" />
          <path d="M126,402 Q138,412 148,404" stroke={edge} fill="none" />
        </g>
      )
  }
}
