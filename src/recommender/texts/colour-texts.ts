import { josa } from 'es-hangul'
import type { GarmentColour } from '../../domain/detector.ts'
import type { Garment } from '../../domain/garment.ts'
import type { Lang } from '../../domain/language.ts'
import type { Voice } from './quantities.ts'
import { nameOf } from './words.ts'

/** How two colours stand to each other. */
export type ColourRelation = 'clash' | 'opposite' | 'similar' | 'same'

type Coloured = { garment: Garment; colour: GarmentColour }

const SAID: Readonly<Record<Lang, Readonly<Record<ColourRelation, string>>>> = {
  ko: {
    clash: '색이 서로 부딪칠 수 있어요',
    opposite: '반대되는 색이라 서로를 돋보이게 해요',
    similar: '비슷한 색감이라 잘 어울려요',
    same: '같은 색으로 맞췄어요',
  },
  en: {
    clash: 'may clash',
    opposite: 'set each other off, as opposite hues do',
    similar: 'go well together, as like hues do',
    same: 'match in colour',
  },
}

/** 남색 코트와 남색 바지는 같은 색으로 맞췄어요. */
export function colourText(
  relation: ColourRelation,
  [a, b]: readonly [Coloured, Coloured],
  { lang }: Voice,
): string {
  const said = SAID[lang][relation]
  if (lang === 'en') return `The ${inColour(a, 'en')} and the ${inColour(b, 'en')} ${said}.`
  return `${josa(inColour(a, 'ko'), '와/과')} ${josa(inColour(b, 'ko'), '은/는')} ${said}.`
}

function inColour({ garment, colour }: Coloured, lang: Lang): string {
  return `${colour[lang]} ${nameOf(garment, lang)}`
}
