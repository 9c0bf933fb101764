import { type Lab, labDistance, labOf } from '../../domain/lab.ts'

export type NamedColour = { id: string; ko: string; en: string; lab: Lab }

const named = (id: string, ko: string, en: string, ...rgb: [number, number, number]): NamedColour => ({
  id,
  ko,
  en,
  lab: labOf(...rgb),
})

/** Colours as shops name clothes; sRGB values are ours, mid-tones of what the name is used for. */
export const NAMED_COLOURS: readonly NamedColour[] = [
  named('black', '검정', 'black', 20, 20, 22),
  named('charcoal', '차콜', 'charcoal', 62, 63, 66),
  named('grey', '회색', 'grey', 128, 128, 128),
  named('light-grey', '연회색', 'light grey', 190, 190, 190),
  named('white', '흰색', 'white', 244, 244, 244),
  named('ivory', '아이보리', 'ivory', 238, 230, 208),
  named('beige', '베이지', 'beige', 205, 184, 152),
  named('camel', '카멜', 'camel', 180, 132, 82),
  named('brown', '갈색', 'brown', 101, 67, 43),
  named('khaki', '카키', 'khaki', 112, 104, 68),
  named('olive', '올리브', 'olive', 74, 80, 42),
  named('green', '초록', 'green', 38, 122, 62),
  named('mint', '민트', 'mint', 160, 214, 190),
  named('teal', '청록', 'teal', 22, 112, 118),
  named('sky-blue', '하늘색', 'sky blue', 148, 190, 224),
  named('blue', '파랑', 'blue', 38, 84, 170),
  named('denim', '데님 블루', 'denim blue', 84, 108, 142),
  named('navy', '남색', 'navy', 28, 34, 66),
  named('lavender', '라벤더', 'lavender', 186, 168, 214),
  named('purple', '보라', 'purple', 100, 54, 132),
  named('pink', '분홍', 'pink', 236, 160, 180),
  named('hot-pink', '진분홍', 'hot pink', 216, 46, 122),
  named('red', '빨강', 'red', 192, 28, 38),
  named('burgundy', '버건디', 'burgundy', 98, 22, 38),
  named('coral', '코랄', 'coral', 238, 118, 96),
  named('orange', '주황', 'orange', 232, 112, 26),
  named('mustard', '머스터드', 'mustard', 200, 154, 40),
  named('yellow', '노랑', 'yellow', 246, 218, 70),
]

/** The named colour nearest in CIELAB. */
export function nearestNamedColour(lab: Lab): NamedColour {
  return NAMED_COLOURS.reduce((best, colour) =>
    labDistance(colour.lab, lab) < labDistance(best.lab, lab) ? colour : best,
  )
}
