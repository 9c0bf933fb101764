import type { Outfit, Slot } from '@ondot/client'
import { Person } from './person.tsx'
import { Precipitation } from './precipitation.tsx'
import { Things } from './things.tsx'
import { Top } from './top.tsx'
import { type Worn, wornOf } from './worn.ts'
import { Legs, Shoes, Skirt, Socks, Tights } from './lower.tsx'

export type FigureProps = {
  outfit: Outfit
  /** Codes of the day's accessories: an umbrella, a mask. */
  accessories: readonly string[]
  slot: Slot
  gender: 'female' | 'male' | 'any'
  falling: 'none' | 'rain' | 'sleet' | 'snow'
  /** What the drawing shows, in words; null where words stand beside it. */
  label: string | null
}

/** One person in one outfit in one slot of the day. */
export function Figure({ outfit, accessories, slot, gender, falling, label }: FigureProps) {
  const worn = wornOf(outfit, accessories, slot)
  return (
    <svg
      class="figure"
      viewBox="0 0 240 440"
      role={label === null ? 'presentation' : 'img'}
      aria-label={label ?? undefined}
    >
      <ellipse cx="120" cy="424" rx="62" ry="9" class="figure-ground" />
      <Things worn={worn} behind falling={falling !== 'none'} />
      <Person gender={gender} />
      <Below worn={worn} />
      {worn.tops.map(({ code, look }) => (
        <Top key={code} look={look} />
      ))}
      <Things worn={worn} behind={false} falling={falling !== 'none'} />
      {falling !== 'none' && <Precipitation kind={falling} />}
    </svg>
  )
}

/** What is worn from the waist down: a shirt goes into it, a sweater over it. */
function Below({ worn }: { worn: Worn }) {
  return (
    <>
      {worn.shirts.map(({ code, look }) => (
        <Top key={code} look={look} />
      ))}
      {worn.tights.map(({ code, look }) => (
        <Tights key={code} look={look} />
      ))}
      {worn.socks.map(({ code, look }) => (
        <Socks key={code} look={look} />
      ))}
      {worn.trousers.map(({ code, look }) => (
        <Legs key={code} look={look} />
      ))}
      {worn.shoes.map(({ code, look }) => (
        <Shoes key={code} look={look} />
      ))}
      {worn.skirts.map(({ code, look }) => (
        <Skirt key={code} look={look} />
      ))}
    </>
  )
}
