import type { GarmentClass } from '../../domain/garment-class.ts'
import type { WornLook } from './worn-look.ts'

/** Where classes are worn, from the outside in, then down. What else photos show (socks, bags, sunglasses) no set needs. */
export const PLACES = {
  outer: ['coat', 'jacket'],
  torso: ['sweater', 'vest', 'shirt', 't-shirt', 'top'],
  onePiece: ['dress'],
  hips: ['skirt', 'jeans', 'pants', 'shorts'],
  legs: ['tights'],
  feet: ['boots', 'sandals', 'shoes'],
  neck: ['scarf'],
  head: ['hat'],
  hands: ['gloves'],
} as const satisfies Record<string, readonly GarmentClass[]>

const ALL_PLACES: readonly (readonly GarmentClass[])[] = Object.values(PLACES)

/**
 * How the places of an alternative are filled: each as another look of the gender fills it, so as often as people do (`as-worn`); or each in any
 * of the ways that looks know, all as likely (`evenly`).
 */
export type Filling = 'as-worn' | 'evenly'

/** Worn less often than this, a way to fill a place is likely a slip of whoever labelled. */
const LEAST_LOOKS = 3

/** What is shown of a look, place by place. */
export function shownOf({ classes }: Pick<WornLook, 'classes'>): readonly (readonly GarmentClass[])[] {
  return ALL_PLACES.map((place) => place.filter((name) => classes.includes(name)))
}

/**
 * Draws sets that are put together from what looks show. Dresses and separates are families: all places are from looks of the same one, which
 * is that of a look drawn first. Where no look of a gender is there, everyone's are taken. `knows` says whether `draw` could give a look.
 */
export function choiceSets(looks: readonly WornLook[], filling: Filling, random: () => number) {
  const pools = new Map<string, Pool>()
  const poolOf = (gender: WornLook['gender']) => {
    const known = pools.get(gender)
    if (known) return known
    const own = looks.filter((look) => gender === 'unknown' || look.gender === gender)
    const pool = createPool(own.length > 0 ? own : looks)
    pools.set(gender, pool)
    return pool
  }
  const pick = <T>(items: readonly T[]): T => items[Math.floor(items.length * random())]!

  function draw(gender: WornLook['gender']): GarmentClass[] {
    const pool = poolOf(gender)
    const { byLook, ways } = pool[familyOf(pick(pool.looks))]
    return ALL_PLACES.flatMap((_, place) =>
      filling === 'as-worn' ? pick(byLook)[place]! : pick(ways[place]!),
    )
  }
  function knows(look: WornLook): boolean {
    if (filling === 'as-worn') return true
    const { ways } = poolOf(look.gender)[familyOf(look)]
    return shownOf(look).every((shown, place) => ways[place]!.some((way) => sameClasses(way, shown)))
  }
  return { draw, knows }
}

type Shown = readonly (readonly GarmentClass[])[]
/** What looks of one family show, look by look; and the ways to fill each place, place by place. */
type Family = { byLook: readonly Shown[]; ways: readonly (readonly GarmentClass[])[][] }
type Pool = { looks: readonly WornLook[]; dresses: Family; separates: Family }

function familyOf({ classes }: WornLook): 'dresses' | 'separates' {
  return classes.includes('dress') ? 'dresses' : 'separates'
}

function createPool(looks: readonly WornLook[]): Pool {
  const of = (family: 'dresses' | 'separates') =>
    createFamily(looks.filter((look) => familyOf(look) === family).map(shownOf))
  return { looks, dresses: of('dresses'), separates: of('separates') }
}

function createFamily(byLook: readonly Shown[]): Family {
  const ways = ALL_PLACES.map((_, place) => {
    const often = [...Map.groupBy(byLook, (shown) => shown[place]!.join(' ')).values()]
      .filter((of) => of.length >= LEAST_LOOKS)
      .map(([first]) => first![place]!)
    return often.length > 0 ? often : [[]]
  })
  return { byLook, ways }
}

function sameClasses(a: readonly GarmentClass[], b: readonly GarmentClass[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i])
}
