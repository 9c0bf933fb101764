/** How a garment of the catalogue is drawn: a shape with its measures. Colours are ours, as the API recommends none; own clothes are drawn in theirs (worn.ts). */
export type Texture = 'knit' | 'quilt' | 'denim' | 'cord' | 'plaid' | 'fleece' | 'tweed' | 'fine'
export type Collar = 'crew' | 'v' | 'shirt' | 'turtle' | 'hood' | 'lapel' | 'stand' | 'fur' | 'scoop'
export type Front = 'closed' | 'buttons' | 'zip' | 'open' | 'toggles' | 'double'
export type Sleeves = 'none' | 'short' | 'long'

type Common = { colour: string; texture?: Texture }
export type TopLook = Common & {
  kind: 'top'
  /** Where it ends, y of the drawing (see body.ts). */
  hem: number
  sleeves: Sleeves
  /** How far it stands off the body. */
  ease: number
  collar: Collar
  front: Front
  flare?: number
  belt?: boolean
  thinStraps?: boolean
}
export type LegsLook = Common & { kind: 'trousers'; hem: number; ease: number; cuff?: boolean; bib?: boolean }
export type SkirtLook = Common & { kind: 'skirt'; hem: number; flare: number }
export type TightsLook = Common & { kind: 'tights'; opacity: number }
export type SocksLook = Common & { kind: 'socks'; top: number }
export type ShoesLook = Common & {
  kind: 'shoes'
  style: 'sneaker' | 'plain' | 'sandal' | 'boot'
  top?: number
}
export type ThingLook = Common & {
  kind:
    | 'beanie'
    | 'cap'
    | 'sun-hat'
    | 'scarf'
    | 'light-scarf'
    | 'neck-warmer'
    | 'gloves'
    | 'sunglasses'
    | 'mask'
    | 'umbrella'
}
export type GarmentLook = TopLook | LegsLook | SkirtLook | TightsLook | SocksLook | ShoesLook | ThingLook

export const HEM = {
  waist: 176,
  hip: 208,
  seat: 226,
  thigh: 256,
  knee: 306,
  calf: 350,
  ankle: 398,
} as const

const top = (
  colour: string,
  sleeves: Sleeves,
  collar: Collar,
  more: Partial<Omit<TopLook, 'kind' | 'colour' | 'sleeves' | 'collar'>> = {},
): TopLook => ({ kind: 'top', colour, sleeves, collar, hem: HEM.hip, ease: 1, front: 'closed', ...more })
const trousers = (colour: string, ease: number, more: Partial<LegsLook> = {}): LegsLook => ({
  kind: 'trousers',
  colour,
  ease,
  hem: HEM.ankle,
  ...more,
})
const skirt = (colour: string, hem: number, flare: number, texture?: Texture): SkirtLook => ({
  kind: 'skirt',
  colour,
  hem,
  flare,
  ...(texture && { texture }),
})
const dress = (colour: string, sleeves: Sleeves, collar: Collar, more: Partial<TopLook> = {}): TopLook =>
  top(colour, sleeves, collar, { hem: HEM.knee, flare: 16, ...more })
const tights = (colour: string, opacity: number): TightsLook => ({ kind: 'tights', colour, opacity })
const shoes = (colour: string, style: ShoesLook['style'], height?: number): ShoesLook => ({
  kind: 'shoes',
  colour,
  style,
  ...(height !== undefined && { top: height }),
})
const thing = (kind: ThingLook['kind'], colour: string): ThingLook => ({ kind, colour })
const socks = (colour: string, height: number): SocksLook => ({ kind: 'socks', colour, top: height })

/** One entry a garment; a test holds the table to the catalogue. */
export const GARMENT_LOOKS: Readonly<Record<string, GarmentLook>> = {
  'tank-top': top('#f4f1ea', 'none', 'scoop', { thinStraps: true }),
  'sleeveless-blouse': top('#f3d9d2', 'none', 'v', { ease: 2 }),
  't-shirt': top('#f7f5f0', 'short', 'crew', { ease: 2 }),
  'polo-shirt': top('#4f7f6f', 'short', 'shirt'),
  'short-sleeve-shirt': top('#a9c6de', 'short', 'shirt', { front: 'buttons', ease: 2 }),
  'short-sleeve-blouse': top('#f0dfe6', 'short', 'v', { ease: 2 }),
  'short-sleeve-knit': top('#d9b99b', 'short', 'crew', { texture: 'knit' }),
  'linen-shirt': top('#e9dfc9', 'long', 'shirt', { front: 'buttons', ease: 3, texture: 'fine' }),
  'thin-shirt': top('#bcd3e6', 'long', 'shirt', { front: 'buttons', ease: 2 }),
  blouse: top('#f5ebe4', 'long', 'v', { ease: 3 }),
  'dress-shirt': top('#ffffff', 'long', 'shirt', { front: 'buttons' }),
  'oxford-shirt': top('#c4d7ea', 'long', 'shirt', { front: 'buttons', ease: 2, texture: 'fine' }),
  'flannel-shirt': top('#b4483c', 'long', 'shirt', { front: 'buttons', ease: 2, texture: 'plaid' }),
  'long-sleeve-t-shirt': top('#e4e2dc', 'long', 'crew', { ease: 1 }),
  'turtleneck-top': top('#3c3a3f', 'long', 'turtle', { ease: 0 }),
  'thermal-top': top('#8d8f96', 'long', 'crew', { ease: 0 }),
  'sport-tank': top('#5ac0b8', 'none', 'scoop', { ease: 1 }),
  'sport-t-shirt': top('#4f9fd6', 'short', 'crew', { ease: 1 }),
  'sport-long-sleeve': top('#3f6fb0', 'long', 'crew', { ease: 0 }),
  'knit-vest': top('#7d8a5a', 'none', 'v', { ease: 2, texture: 'knit' }),
  'thin-cardigan': top('#e3cdb4', 'long', 'v', { front: 'open', ease: 2, texture: 'knit' }),
  cardigan: top('#8c6f5a', 'long', 'v', { front: 'open', ease: 4, texture: 'knit' }),
  'thin-sweater': top('#b8c4c9', 'long', 'crew', { ease: 2, texture: 'knit' }),
  sweater: top('#d8b48a', 'long', 'crew', { ease: 4, texture: 'knit' }),
  'turtleneck-sweater': top('#e8ded0', 'long', 'turtle', { ease: 4, texture: 'knit' }),
  sweatshirt: top('#9aa3ad', 'long', 'crew', { ease: 4 }),
  hoodie: top('#7f8c99', 'long', 'hood', { ease: 4 }),
  'zip-hoodie': top('#596775', 'long', 'hood', { front: 'open', ease: 4 }),
  'fleece-lined-sweatshirt': top('#6f7f6a', 'long', 'crew', { ease: 5 }),
  'fleece-lined-hoodie': top('#a3685a', 'long', 'hood', { ease: 5 }),
  'training-top': top('#2f4b6e', 'long', 'stand', { front: 'zip', ease: 2 }),
  'fleece-midlayer': top('#c9b79c', 'long', 'stand', { front: 'zip', ease: 4, texture: 'fleece' }),
  'light-padded-vest': top('#46586b', 'none', 'stand', { front: 'zip', ease: 5, texture: 'quilt' }),
  'suit-vest': top('#4a4f5c', 'none', 'v', { front: 'buttons', ease: 1 }),
  'light-suit-jacket': top('#8f99a8', 'long', 'lapel', { front: 'open', ease: 3, hem: HEM.seat }),
  'suit-jacket': top('#3d4658', 'long', 'lapel', { front: 'open', ease: 3, hem: HEM.seat }),
  'wool-suit-jacket': top('#44403f', 'long', 'lapel', {
    front: 'open',
    ease: 3,
    hem: HEM.seat,
    texture: 'fine',
  }),
  windbreaker: top('#4aa39a', 'long', 'hood', { front: 'zip', ease: 4 }),
  'cotton-jacket': top('#a98f63', 'long', 'shirt', { front: 'open', ease: 4 }),
  'denim-jacket': top('#5b82ad', 'long', 'shirt', { front: 'open', ease: 4, texture: 'denim' }),
  blazer: top('#34507a', 'long', 'lapel', { front: 'open', ease: 4, hem: HEM.seat }),
  'tweed-jacket': top('#c8b6ab', 'long', 'crew', { front: 'open', ease: 4, texture: 'tweed' }),
  'bomber-jacket': top('#545b3c', 'long', 'stand', { front: 'zip', ease: 6 }),
  'varsity-jacket': top('#2d3c6b', 'long', 'stand', { front: 'buttons', ease: 5 }),
  'field-jacket': top('#6d6f4a', 'long', 'stand', { front: 'open', ease: 5, hem: HEM.seat, belt: true }),
  'quilted-jacket': top('#4c5a45', 'long', 'shirt', { front: 'open', ease: 5, texture: 'quilt' }),
  'leather-jacket': top('#2f2b2b', 'long', 'lapel', { front: 'open', ease: 4 }),
  'fleece-jacket': top('#e5dccb', 'long', 'stand', { front: 'zip', ease: 6, texture: 'fleece' }),
  'shell-jacket': top('#e0663f', 'long', 'hood', { front: 'zip', ease: 5, hem: HEM.seat }),
  raincoat: top('#f0c33c', 'long', 'hood', { front: 'buttons', ease: 7, hem: HEM.knee - 20, flare: 8 }),
  'trench-coat': top('#c9a877', 'long', 'lapel', {
    front: 'open',
    ease: 5,
    hem: HEM.knee,
    flare: 8,
    belt: true,
  }),
  'mac-coat': top('#b59d77', 'long', 'shirt', { front: 'open', ease: 6, hem: HEM.knee, flare: 6 }),
  'pea-coat': top('#27324a', 'long', 'lapel', { front: 'double', ease: 6, hem: HEM.thigh - 14 }),
  'wool-coat': top('#8a6f5c', 'long', 'lapel', { front: 'open', ease: 6, hem: HEM.knee, flare: 5 }),
  'duffle-coat': top('#a9793f', 'long', 'hood', { front: 'toggles', ease: 7, hem: HEM.thigh + 14 }),
  'thick-coat': top('#4b4a50', 'long', 'lapel', { front: 'open', ease: 8, hem: HEM.knee + 16, flare: 6 }),
  'shearling-jacket': top('#8a5a37', 'long', 'fur', { front: 'open', ease: 7 }),
  'light-padded-jacket': top('#5f7f9e', 'long', 'stand', { front: 'zip', ease: 6, texture: 'quilt' }),
  'padded-jacket': top('#35506b', 'long', 'stand', { front: 'zip', ease: 10, texture: 'quilt' }),
  'padded-coat': top('#7b6a86', 'long', 'hood', {
    front: 'zip',
    ease: 9,
    hem: HEM.thigh + 20,
    texture: 'quilt',
  }),
  parka: top('#5a6248', 'long', 'fur', { front: 'zip', ease: 9, hem: HEM.thigh + 10 }),
  'long-padded-coat': top('#26282e', 'long', 'hood', {
    front: 'zip',
    ease: 10,
    hem: HEM.calf,
    texture: 'quilt',
  }),
  'short-shorts': trousers('#d8cbb0', 1, { hem: HEM.thigh - 16 }),
  shorts: trousers('#b9a67f', 4, { hem: HEM.knee - 16 }),
  'denim-shorts': trousers('#6f95bd', 2, { hem: HEM.thigh, texture: 'denim' }),
  'linen-pants': trousers('#e6dcc4', 5, { texture: 'fine' }),
  chinos: trousers('#c2a679', 2),
  slacks: trousers('#565a63', 3),
  jeans: trousers('#3f618c', 2, { texture: 'denim' }),
  'cargo-pants': trousers('#7a7650', 5),
  'corduroy-pants': trousers('#8b5e3b', 3, { texture: 'cord' }),
  joggers: trousers('#80858c', 4, { cuff: true, hem: HEM.ankle - 8 }),
  overalls: trousers('#4d6f99', 4, { bib: true, texture: 'denim' }),
  'summer-suit-trousers': trousers('#8f99a8', 2),
  'suit-trousers': trousers('#3d4658', 2),
  'wool-trousers': trousers('#4c4845', 3, { texture: 'fine' }),
  'fleece-lined-pants': trousers('#4a5240', 4),
  'fleece-lined-jeans': trousers('#2f4666', 3, { texture: 'denim' }),
  'padded-pants': trousers('#33373d', 6, { texture: 'quilt' }),
  'mini-skirt': skirt('#6f5a4d', HEM.thigh - 12, 6),
  skirt: skirt('#9d7f8f', HEM.knee + 16, 18),
  'pencil-skirt': skirt('#45444f', HEM.knee, -4),
  'wool-skirt': skirt('#7c5a4a', HEM.knee + 20, 14, 'plaid'),
  'running-shorts': trousers('#2c3440', 3, { hem: HEM.thigh - 8 }),
  'sport-leggings': trousers('#2b2d36', -1),
  'track-pants': trousers('#2f3b52', 4),
  'fleece-lined-leggings': trousers('#232328', 0),
  sundress: dress('#f0b8a0', 'none', 'scoop', { thinStraps: true, flare: 22 }),
  'sleeveless-dress': dress('#88a6b8', 'none', 'crew'),
  'short-sleeve-dress': dress('#a7bd9a', 'short', 'v'),
  'shirt-dress': dress('#c6d4e2', 'long', 'shirt', { front: 'buttons', belt: true }),
  'knit-dress': dress('#a9886f', 'long', 'turtle', { flare: 4, texture: 'knit', hem: HEM.knee + 14 }),
  tights: tights('#6b4b3a', 0.45),
  'thick-tights': tights('#26242a', 0.95),
  leggings: tights('#2b2a30', 1),
  'fleece-lined-tights': tights('#1f1d22', 1),
  'thermal-bottoms': tights('#8d8f96', 1),
  'ankle-socks': socks('#ffffff', 386),
  socks: socks('#e7e4dc', 374),
  'thick-socks': socks('#b9a58a', 366),
  'wool-socks': socks('#8c5a4a', 348),
  sandals: shoes('#8a5f3c', 'sandal'),
  'canvas-shoes': shoes('#c8453b', 'sneaker'),
  sneakers: shoes('#f2f2f0', 'sneaker'),
  'running-shoes': shoes('#59c2d6', 'sneaker'),
  loafers: shoes('#5d3a28', 'plain'),
  'dress-shoes': shoes('#26201d', 'plain'),
  flats: shoes('#9c5b66', 'plain'),
  'ankle-boots': shoes('#4a3527', 'boot', 376),
  boots: shoes('#35291f', 'boot', 344),
  'winter-boots': shoes('#6b4a2f', 'boot', 354),
  'rain-boots': shoes('#2e7d5b', 'boot', 330),
  beanie: thing('beanie', '#c05a45'),
  'light-scarf': thing('light-scarf', '#d98d6a'),
  scarf: thing('scarf', '#b8473f'),
  'neck-warmer': thing('neck-warmer', '#5a6470'),
  gloves: thing('gloves', '#5b3f36'),
  cap: thing('cap', '#2f4f7a'),
  'sun-hat': thing('sun-hat', '#e6cf9c'),
  sunglasses: thing('sunglasses', '#22242a'),
  mask: thing('mask', '#f5f7f8'),
  umbrella: thing('umbrella', '#3d6fa5'),
}

/** A garment that this page does not know yet (answers only grow) is drawn as its layer; null where that can't be seen. */
export function garmentLook(code: string, layer: string): GarmentLook | null {
  const known = GARMENT_LOOKS[code]
  if (known) return known
  switch (layer) {
    case 'base':
      return top('#e4e2dc', 'long', 'crew')
    case 'mid':
      return top('#b8c4c9', 'long', 'crew', { ease: 3 })
    case 'outer':
      return top('#7d7468', 'long', 'stand', { ease: 6, front: 'open', hem: HEM.thigh })
    case 'bottom':
      return trousers('#565a63', 3)
    case 'one-piece':
      return dress('#88a6b8', 'long', 'crew')
    case 'legs':
      return tights('#26242a', 0.95)
    case 'feet':
      return shoes('#555', 'plain')
    case 'neck':
      return thing('scarf', '#b8473f')
    case 'hands':
      return thing('gloves', '#5b3f36')
    case 'head':
      return thing('beanie', '#c05a45')
    default:
      return null
  }
}
