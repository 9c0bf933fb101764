import { GARMENT_CLASSES, type GarmentClass } from '../../domain/garment-class.ts'
import type { Gender } from '../../domain/person.ts'
import type { RateGroup } from '../../domain/wear-rate.ts'
import { shareAmong, usualness } from './class-shares.ts'
import { curveLogit, curveTerms, type RateCurve } from './curve.ts'
import { InnerClass } from './inner-class.ts'
import { logistic, logit } from './logit.ts'
import { PRIOR } from './prior-data.ts'

/** Shares of photos that show a class before any look is seen; where they are from is docs/decisions/0021-wear-rates.md. */
const OUTERS = ['coat', 'jacket'] as const
const LEGWEAR = ['jeans', 'pants', 'skirt', 'shorts', 'dress'] as const
const FOOTWEAR = ['shoes', 'boots', 'sandals'] as const

/** Gloves come this much later than the scarf as it gets colder, °C: the rule `cold` begins at 4 and at 0 °C. */
const GLOVES_AFTER_SCARF_C = 4

/** Nothing is said to be never or always worn. */
const LEAST = 0.003
const MOST = 0.97

export function classPrior(name: GarmentClass, gender: Gender, apparentC: number): number {
  const menC = gender === 'male' ? PRIOR.menDressAsAtC : 0
  return Math.min(Math.max(shareOf(name, gender, apparentC + menC), LEAST), MOST)
}

function shareOf(name: GarmentClass, gender: Gender, temperatureC: number): number {
  switch (name) {
    case 'coat':
    case 'jacket':
      return groupShare('outer', temperatureC) * shareAmong(name, OUTERS, gender, temperatureC)
    case 't-shirt':
    case 'top':
    case 'shirt':
    case 'sweater':
    case 'dress':
      return innerShare(name, gender, temperatureC)
    case 'jeans':
    case 'pants':
    case 'skirt':
    case 'shorts':
      return shareAmong(name, LEGWEAR, gender, temperatureC)
    case 'shoes':
    case 'boots':
    case 'sandals':
      return shareAmong(name, FOOTWEAR, gender, temperatureC)
    case 'scarf':
    case 'hat':
      return groupShare(name, temperatureC)
    case 'gloves':
      return groupShare('scarf', temperatureC + GLOVES_AFTER_SCARF_C)
    case 'tights':
      return (
        (shareAmong('skirt', LEGWEAR, gender, temperatureC) +
          shareAmong('dress', LEGWEAR, gender, temperatureC)) *
        usualness('tights', gender, temperatureC)
      )
    case 'vest':
    case 'socks':
    case 'sunglasses':
    case 'bag':
      return PRIOR.shares[name]
  }
}

function groupShare(group: RateGroup, temperatureC: number): number {
  return logistic(curveLogit(PRIOR.groups[group], curveTerms(temperatureC, 0)))
}

/** As worn where it shows; by gender as far as the catalogue tells women's wear from men's. */
function innerShare(name: InnerClass, gender: Gender, temperatureC: number): number {
  const terms = curveTerms(temperatureC, 0)
  const shares = InnerClass.enum.map((other) => logistic(curveLogit(PRIOR.inner[other], terms)) * lean(other))
  const all = shares.reduce((sum, share) => sum + share, 0)
  return shares[InnerClass.enum.indexOf(name)]! / all

  function lean(other: InnerClass): number {
    const both = usualness(other, 'any', temperatureC)
    return both === 0 ? 1 : usualness(other, gender, temperatureC) / both
  }
}

/** The temperatures that are worked out ahead, °C; beyond them nothing changes. */
const FROM_C = -40
const TO_C = 50

const tables = new Map<string, Float64Array>()

/** Logit of `classPrior`, read between whole degrees. Worked out at the first ask and kept. */
export function classPriorLogit(name: GarmentClass, gender: Gender, apparentC: number): number {
  const key = `${name} ${gender}`
  let table = tables.get(key)
  if (!table) {
    table = Float64Array.from({ length: TO_C - FROM_C + 1 }, (_, i) =>
      logit(classPrior(name, gender, FROM_C + i)),
    )
    tables.set(key, table)
  }
  const at = Math.min(Math.max(apparentC, FROM_C), TO_C) - FROM_C
  const below = Math.min(Math.floor(at), table.length - 2)
  const part = at - below
  return table[below]! * (1 - part) + table[below + 1]! * part
}

/** The group whose curve tells what deviation from what people are used to does to a class. */
const GROUP_OF: Partial<Record<GarmentClass, RateGroup>> = {
  coat: 'outer',
  jacket: 'outer',
  scarf: 'scarf',
  gloves: 'scarf',
  hat: 'hat',
}

/** The counts behind a class's prior; null where there are none. */
export function classCurve(name: GarmentClass): RateCurve | null {
  const group = GROUP_OF[name]
  if (group) return PRIOR.groups[group]
  const inner = InnerClass.enum.find((other) => other === name)
  return inner ? PRIOR.inner[inner] : null
}

/** What 10 °C above what people are used to add to the logit. */
export function classShift(name: GarmentClass): number {
  return classCurve(name)?.coefficients[3] ?? 0
}

/** Where nothing was counted by temperature, the prior is our estimate: an odds ratio of 2.7 off is nothing unusual. */
const UNCOUNTED_SD = 1
/** Which of two outers it is is less sure than that there is one; and what is worn below one was left out of the counts. */
const SPLIT_SD = 0.5

/** How much places differ from the prior, standard deviation of the logit. */
export const CLASS_SD: Readonly<Record<GarmentClass, number>> = Object.fromEntries(
  GARMENT_CLASSES.map((name) => [name, sdOf(name)]),
) as Record<GarmentClass, number>

function sdOf(name: GarmentClass): number {
  const curve = classCurve(name)
  if (!curve || name === 'gloves') return UNCOUNTED_SD
  return name === 'scarf' || name === 'hat' ? curve.placeSd : Math.hypot(curve.placeSd, SPLIT_SD)
}
