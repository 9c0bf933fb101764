/**
 * npm run bench:wardrobe — one recommendation from own clothes whose colours are known, beside the same without colours: wardrobes of 40, 120
 * and 300 random garments, every colour as likely. In turn on the same days, so that the machine's other work counts for both.
 */
import { GARMENTS } from '../src/domain/garments/garments.ts'
import type { OwnClothes, OwnPiece } from '../src/recommender/outfits/own-pieces.ts'
import { seeded } from '../src/recommender/seeded.ts'
import { ownClothes } from '../src/recommender/wardrobe/own-clothes.ts'
import { NAMED_COLOURS } from '../src/vision/colour/named-colours.ts'
import { feltDay, recommendFor } from '../tests/recommender/a-day.ts'
import { say, spread } from './spread.ts'

const SIZES = [40, 120, 300]
const WARM_UP = 20
const ROUNDS = 150

function wardrobe(items: number, random: () => number): OwnPiece[] {
  const anyOf = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!
  return Array.from({ length: items }, (_, i) => {
    const { lab, ...named } = anyOf(NAMED_COLOURS)
    return { item: String(i), garment: anyOf(GARMENTS), colour: { ...named, lab: [...lab], share: 1 } }
  })
}

function timeOf(own: OwnClothes, coldC: number): number {
  const began = performance.now()
  recommendFor(
    feltDay((hour) => coldC + 4 + 4 * Math.sin(((hour - 9) / 12) * Math.PI)),
    { who: { own } },
  )
  return performance.now() - began
}

for (const items of SIZES) {
  const random = seeded(7)
  const pieces = wardrobe(items, random)
  const coloured = ownClothes(pieces, 'casual')
  const plain = ownClothes(
    pieces.map((piece) => ({ ...piece, colour: null })),
    'casual',
  )
  const times: { coloured: number; plain: number }[] = []
  for (let i = 0; i < WARM_UP + ROUNDS; i++) {
    const coldC = -15 + 45 * random()
    const time = { coloured: timeOf(coloured, coldC), plain: timeOf(plain, coldC) }
    if (i >= WARM_UP) times.push(time)
  }
  say(`${items} items in colours, ms`, spread(times.map((time) => time.coloured)), 'none')
  say('  times as long as without', spread(times.map((time) => time.coloured / time.plain)), 'none')
}
