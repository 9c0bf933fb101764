import { armPath, bodyHalfWidth, CENTRE, half, mirrored, type Point } from './body.ts'
import type { TopLook } from './garment-look.ts'
import { shade } from './shade.ts'
import { textureFill } from './textures.tsx'

const SLEEVE = { none: 0, short: 0.34, long: 0.98 } as const
const ARM_WIDTH = 15

/** A shirt, sweater, jacket, coat or dress: sleeves, then the body, then its collar and front. */
export function Top({ look }: { look: TopLook }) {
  const { colour, ease } = look
  const edge = shade(colour, 0.72)
  const side = sideOf(look)
  const open = look.front === 'open'
  const pieces = open
    ? [half(side, frontEdge(look), false), half(side, frontEdge(look), true)]
    : [mirrored(side, neckline(look))]
  return (
    <g>
      {look.sleeves !== 'none' && <Sleeves look={look} edge={edge} />}
      {look.collar === 'hood' && (
        <path
          d="M96,98 Q120,70 144,98 Q120,112 96,98Z"
          fill={shade(colour, 0.82)}
          stroke={edge}
          stroke-width="1.2"
        />
      )}
      {pieces.map((d) => (
        <g key={d}>
          <path d={d} fill={colour} stroke={edge} stroke-width="1.4" stroke-linejoin="round" />
          {look.texture && <path d={d} fill={textureFill(look.texture)} />}
        </g>
      ))}
      <Front look={look} edge={edge} />
      <Collar look={look} edge={edge} />
      {look.belt && (
        <rect
          x={CENTRE - bodyHalfWidth(174) - ease}
          y={172}
          width={2 * (bodyHalfWidth(174) + ease)}
          height={7}
          rx={2}
          fill={shade(colour, 0.7)}
        />
      )}
    </g>
  )
}

function sideOf({ hem, ease, flare = 0, sleeves, thinStraps, collar }: TopLook): Point[] {
  const x = (y: number, more: number) => CENTRE + bodyHalfWidth(y) + more
  const waist = ease + Math.max(0, ease - 3) * 0.9
  const shoulder: Point[] = thinStraps
    ? [
        [CENTRE + 20, 98],
        [CENTRE + 22, 112],
        [x(124, ease), 124],
      ]
    : sleeves === 'none'
      ? [
          [CENTRE + 14, 91],
          [CENTRE + 31, 98],
          [CENTRE + 30, 112],
          [x(124, ease), 124],
        ]
      : [
          [CENTRE + (collar === 'scoop' ? 18 : 14), 91],
          [x(99, ease * 0.5), 98],
          [x(108, ease * 0.6), 106],
          [x(122, ease), 122],
        ]
  const points: Point[] = [...shoulder, [x(168, waist), 168]]
  if (hem > 200) points.push([x(200, ease + Math.max(0, flare) * 0.3), 200])
  if (hem > 240) {
    const halfway = (200 + hem) / 2
    points.push([CENTRE + 36 + ease + flare * 0.6, halfway])
    points.push([CENTRE + 36 + ease + flare, hem])
  } else points.push([x(hem, ease), hem])
  return points
}

/** How the top ends at the neck, from left to right. */
function neckline({ collar }: TopLook): string {
  switch (collar) {
    case 'v':
    case 'shirt':
    case 'lapel':
      return `L${CENTRE},${collar === 'v' ? 118 : 108}`
    case 'scoop':
      return `Q${CENTRE},128 ${CENTRE + 20},98`
    case 'crew':
      return `Q${CENTRE},108 ${CENTRE + 14},91`
    default:
      return `Q${CENTRE},98 ${CENTRE + 14},91`
  }
}

/** The edge of a front that stands open. */
function frontEdge({ hem, collar, belt }: TopLook): Point[] {
  const top: Point = [CENTRE + 13, 91]
  if (belt) return [top, [CENTRE + 10, 130], [CENTRE + 3, 172], [CENTRE + 12, hem]]
  return collar === 'lapel'
    ? [top, [CENTRE + 9, 130], [CENTRE + 6, 160], [CENTRE + 12, hem]]
    : [top, [CENTRE + 9, 120], [CENTRE + 9, 170], [CENTRE + 13, hem]]
}

function Sleeves({ look, edge }: { look: TopLook; edge: string }) {
  const width = ARM_WIDTH + 3 + look.ease * 1.3
  const part = SLEEVE[look.sleeves]
  const attributes = { fill: 'none', 'stroke-linejoin': 'round' } as const
  return (
    <>
      {[true, false].map((left) => {
        const d = armPath(part, left)
        return (
          <g key={String(left)}>
            <path d={d} {...attributes} stroke={edge} stroke-width={width + 2.4} />
            <path d={d} {...attributes} stroke={look.colour} stroke-width={width} />
            {look.texture && (
              <path d={d} {...attributes} stroke={textureFill(look.texture)} stroke-width={width} />
            )}
          </g>
        )
      })}
    </>
  )
}

function Front({ look, edge }: { look: TopLook; edge: string }) {
  const from = look.collar === 'crew' ? 104 : 110
  const to = look.hem - 2
  switch (look.front) {
    case 'zip':
      return <path d={`M${CENTRE},98V${to}`} stroke={edge} stroke-width="2" stroke-dasharray="2 1.4" />
    case 'buttons':
      return (
        <g>
          <path d={`M${CENTRE},${from}V${to}`} stroke={edge} stroke-width="1" />
          <Dots x={CENTRE} from={from + 8} to={to - 4} colour={edge} radius={1.7} />
        </g>
      )
    case 'double':
      return (
        <g>
          <path d={`M${CENTRE - 12},108V${to}`} stroke={edge} stroke-width="1.2" />
          <Dots x={CENTRE - 5} from={140} to={to - 16} colour={shade(look.colour, 1.4)} radius={2.6} />
          <Dots x={CENTRE + 12} from={140} to={to - 16} colour={shade(look.colour, 1.4)} radius={2.6} />
        </g>
      )
    case 'toggles':
      return (
        <g>
          <path d={`M${CENTRE},100V${to}`} stroke={edge} stroke-width="1.2" />
          {[126, 152, 178, 204].map((y) => (
            <path
              key={y}
              d={`M${CENTRE - 9},${y}H${CENTRE + 9}`}
              stroke="#f0e2c4"
              stroke-width="3.4"
              stroke-linecap="round"
            />
          ))}
        </g>
      )
    default:
      return null
  }
}

type DotsProps = { x: number; from: number; to: number; colour: string; radius: number }

function Dots({ x, from, to, colour, radius }: DotsProps) {
  const count = Math.max(2, Math.round((to - from) / 20))
  const ys = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
  return (
    <g fill={colour}>
      {ys.map((y) => (
        <circle key={y} cx={x} cy={y} r={radius} />
      ))}
    </g>
  )
}

function Collar({ look, edge }: { look: TopLook; edge: string }) {
  const { colour } = look
  const both = (right: string, fill: string) => (
    <g fill={fill} stroke={edge} stroke-width="1.2" stroke-linejoin="round">
      <path d={right} />
      <path d={right} transform={`matrix(-1 0 0 1 ${2 * CENTRE} 0)`} />
    </g>
  )
  switch (look.collar) {
    case 'shirt':
      return both('M133,87 L139,96 L128,106 L120,98 Q128,96 133,87Z', shade(colour, 1.15))
    case 'lapel':
      return both('M133,87 L143,100 L139,116 L133,118 L127,140 L128,108Z', shade(colour, 0.88))
    case 'stand':
      return both('M134,80 L136,96 Q128,102 121,101 L121,95 Q130,92 134,80Z', shade(colour, 0.9))
    case 'turtle':
      return (
        <rect
          x={107}
          y={76}
          width={26}
          height={21}
          rx={6}
          fill={shade(colour, 0.95)}
          stroke={edge}
          stroke-width="1.2"
        />
      )
    case 'fur':
      return both('M132,78 Q147,84 146,104 Q139,118 128,116 Q132,100 124,94 Q130,90 132,78Z', '#eadfce')
    case 'hood':
      return both('M133,86 Q145,94 138,106 Q128,108 122,102 Q130,98 133,86Z', shade(colour, 0.9))
    case 'crew':
      return (
        <path
          d="M106,91 Q120,108 134,91"
          fill="none"
          stroke={edge}
          stroke-width={look.texture === 'knit' ? 3 : 1.6}
          opacity=".55"
        />
      )
    default:
      return null
  }
}
