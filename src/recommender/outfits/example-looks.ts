import type { Look } from '../../domain/look.ts'
import type { EvidenceLook } from '../../domain/recommendation.ts'
import { toTenth } from '../../domain/rounding.ts'
import type { AskingHour } from '../day-need.ts'
import type { Candidate } from './candidate.ts'

/** Looks shown with an outfit. */
const SHOWN = 6

/** What another slot, and nothing in common, weigh against a degree of difference, °C. */
const OTHER_SLOT_C = 2
const NOTHING_ALIKE_C = 6

/** The looks most like the set and the hour that it is dressed for; those that wear nothing of it are left out. */
export function exampleLooks(
  { upper, lower }: Candidate,
  looks: readonly Look[],
  hour: AskingHour,
): EvidenceLook[] {
  const wanted = new Set([...upper.look.classes, ...lower.look.classes])
  return looks
    .map((look) => ({ look, alike: alikeness(look, wanted) }))
    .filter(({ look, alike }) => alike > 0 && look.weather !== null)
    .map(({ look, alike }) => ({ look, farC: distanceC(look, alike) }))
    .toSorted((a, b) => a.farC - b.farC)
    .slice(0, SHOWN)
    .map(({ look }) => shownLook(look))

  function distanceC(look: Look, alike: number): number {
    const off = Math.abs((look.weather?.apparentC ?? 0) - hour.apparentC)
    return off + (look.slot === hour.slot ? 0 : OTHER_SLOT_C) + NOTHING_ALIKE_C * (1 - alike)
  }
}

/** Classes in common, of all that either has (Jaccard). */
function alikeness({ classes }: Look, wanted: ReadonlySet<string>): number {
  const common = classes.filter((name) => wanted.has(name)).length
  return common / (wanted.size + classes.length - common)
}

function shownLook(look: Look): EvidenceLook {
  const { id, link, source, author, licence, takenOn, slot, gender, classes, thumbnail } = look
  return {
    id,
    link,
    source,
    author,
    licence,
    takenOn,
    slot,
    gender,
    apparentC: toTenth(look.weather?.apparentC ?? 0),
    classes,
    thumbnail,
  }
}
