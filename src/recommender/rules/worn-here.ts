import type { GarmentClass } from '../../domain/garment-class.ts'
import { garmentByCode } from '../../domain/garments/garments.ts'
import { toHundredth } from '../../domain/rounding.ts'
import type { WearRate } from '../../domain/wear-rate.ts'
import { wornHereText } from '../texts/evidence-texts.ts'
import type { Rule, RuleInput } from './finding.ts'

/** From here on a small thing is worth a word: one in five wear it, and beyond doubt half as many again as expected. */
const WORN_FROM = 0.2
const OFTENER_THAN_PRIOR = 1.5

/** Wool below, cloth above: where their seasons meet, °C. */
const LIGHT_SCARF_FROM_C = 9
const CAP_FROM_C = 5

/** What may be taken along for each class, by how cold it is. */
const TAKEN: Partial<Record<GarmentClass, (apparentC: number) => string>> = {
  scarf: (apparentC) => (apparentC < LIGHT_SCARF_FROM_C ? 'scarf' : 'light-scarf'),
  gloves: () => 'gloves',
  hat: (apparentC) => (apparentC < CAP_FROM_C ? 'beanie' : 'cap'),
  sunglasses: () => 'sunglasses',
}

/** Scarf, gloves, hat and sunglasses where people wear them oftener than the prior expects: looks decide, not a threshold of temperature. */
export const wornHere: Rule = ({ rates, day, voice }: RuleInput) =>
  Object.entries(TAKEN).flatMap(([name, codeFor]) => {
    const rate = rates.classes[name as GarmentClass]
    if (!isWornHere(rate)) return []
    const code = codeFor(day.coldest.apparentC)
    const values = {
      rate: toHundredth(rate.rate),
      expected: toHundredth(rate.prior),
      looks: rate.looks,
      apparentC: rates.apparentC,
    }
    const text = wornHereText(garmentByCode(code), values, voice)
    return [{ reason: { rule: 'worn-here', text, values }, take: [code], warning: false }]
  })

function isWornHere({ rate, prior, interval }: WearRate): boolean {
  return rate >= WORN_FROM && interval[0] >= OFTENER_THAN_PRIOR * prior
}
