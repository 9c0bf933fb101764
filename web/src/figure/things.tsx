import { shade } from './shade.ts'
import type { Worn } from './worn.ts'

/** What is worn on head, neck, face and hands, or carried. */
export function Things({ worn, behind, falling }: { worn: Worn; behind: boolean; falling: boolean }) {
  return (
    <g>
      {behind && worn.carries && <Tote />}
      {worn.things.map(({ code, look }) => {
        const { colour, kind } = look
        const inBack = kind === 'umbrella'
        return inBack === behind ? <Thing key={code} kind={kind} colour={colour} falling={falling} /> : null
      })}
    </g>
  )
}

/** Where what was taken off goes. */
function Tote() {
  return (
    <g class="tote">
      <path d="M52,214 Q56,172 66,214" fill="none" stroke-width="4" />
      <rect x="36" y="212" width="44" height="52" rx="6" />
    </g>
  )
}

type ThingProps = { kind: Worn['things'][number]['look']['kind']; colour: string; falling: boolean }

export function Thing({ kind, colour, falling }: ThingProps) {
  const edge = shade(colour, 0.7)
  const line = { stroke: edge, 'stroke-width': 1.4, 'stroke-linejoin': 'round' } as const
  switch (kind) {
    case 'beanie':
      return (
        <g {...line} fill={colour}>
          <path d="M96,44 Q94,12 120,12 Q146,12 144,44Z" />
          <rect x="94" y="36" width="52" height="13" rx="5" fill={shade(colour, 0.88)} />
          <circle cx="120" cy="9" r="7" fill={shade(colour, 1.3)} />
        </g>
      )
    case 'cap':
      return (
        <g {...line} fill={colour}>
          <path d="M97,42 Q96,15 120,15 Q144,15 143,42Z" />
          <path d="M118,40 Q144,34 160,44 Q146,49 118,46Z" fill={edge} />
        </g>
      )
    case 'sun-hat':
      return (
        <g {...line} fill={colour}>
          <path d="M100,38 Q100,10 120,10 Q140,10 140,38Z" />
          <ellipse cx="120" cy="39" rx="45" ry="8.5" />
          <path d="M100,34 Q120,40 140,34" stroke="#a0522d" stroke-width="4" fill="none" />
        </g>
      )
    case 'scarf':
      return (
        <g {...line} fill={colour}>
          <path d="M129,98 L142,100 L146,164 L131,166Z" />
          <path d="M131,156 H146" stroke={shade(colour, 1.4)} stroke-width="3" />
          <rect x="100" y="76" width="40" height="25" rx="11" />
          <path d="M104,86 Q120,96 137,84" fill="none" />
        </g>
      )
    case 'light-scarf':
      return (
        <g {...line} fill={colour}>
          <path d="M104,84 Q120,100 136,84 L134,100 Q120,108 106,100Z" />
          <path d="M118,102 L130,104 L134,136 L122,132Z" />
        </g>
      )
    case 'neck-warmer':
      return <rect x="102" y="75" width="36" height="24" rx="9" fill={colour} {...line} />
    case 'gloves':
      return (
        <g {...line} fill={colour}>
          {[64, 176].map((x) => (
            <g key={x}>
              <rect x={x - 9} y="200" width="18" height="12" rx="3" />
              <circle cx={x} cy="216" r="10" />
            </g>
          ))}
        </g>
      )
    case 'sunglasses':
      return (
        <g fill={colour}>
          <rect x="102" y="47" width="16" height="11" rx="5" />
          <rect x="122" y="47" width="16" height="11" rx="5" />
          <path d="M116,51 H124 M98,50 L103,50 M137,50 L142,50" stroke={colour} stroke-width="2" />
        </g>
      )
    case 'mask':
      return (
        <g stroke="#9fb0b8" stroke-width="1.2">
          <path d="M104,57 Q120,51 136,57 L134,70 Q120,81 106,70Z" fill={colour} />
          <path d="M104,58 L98,52 M136,58 L142,52 M107,64 H133" fill="none" />
        </g>
      )
    case 'umbrella':
      return falling ? (
        <g {...line}>
          <path d="M190,214 V56" stroke="#5b4a3a" stroke-width="3.4" />
          <path
            d="M64,74 Q74,-2 150,2 Q232,4 238,84 Q224,70 206,80 Q190,66 172,76 Q152,62 130,74 Q112,60 96,72 Q80,62 64,74Z"
            fill={colour}
          />
        </g>
      ) : (
        <g {...line}>
          <path d="M182,206 V330" stroke="#5b4a3a" stroke-width="3" />
          <path d="M176,226 L188,226 L184,318 L180,318Z" fill={colour} />
        </g>
      )
  }
}
