import { garmentByCode } from '../../domain/garments/garments.ts'
import type { Accessory, Warning } from '../../domain/recommendation.ts'
import { dust } from './dust.ts'
import type { Rule, RuleInput } from './finding.ts'
import { cold, coldWave, heat } from './heat-and-cold.ts'
import { rain } from './rain.ts'
import { ice, snow } from './snow-and-ice.ts'
import { sun } from './sun.ts'
import { wind } from './wind.ts'
import { wornHere } from './worn-here.ts'

const RULES: readonly Rule[] = [rain, snow, ice, wind, sun, dust, heat, cold, coldWave, wornHere]

/** What the day's weather adds to the sets: things to take, each named once by the first rule that wants it, and warnings. */
export function applyRules(input: RuleInput): { accessories: Accessory[]; warnings: Warning[] } {
  const findings = RULES.flatMap((rule) => rule(input))
  const accessories = new Map<string, Accessory>()
  for (const { reason, take } of findings) {
    for (const code of take) {
      if (!accessories.has(code) && isWanted(code, input)) {
        accessories.set(code, { code, label: garmentByCode(code).label[input.voice.lang], reason })
      }
    }
  }
  return {
    accessories: [...accessories.values()],
    warnings: findings
      .filter(({ warning }) => warning)
      .map(({ reason }) => ({ code: reason.rule, text: reason.text })),
  }
}

/** Fits the occasion, and nothing of the kind is worn already. */
function isWanted(code: string, { person, worn }: RuleInput): boolean {
  const garment = garmentByCode(code)
  const alike = worn.some(
    (other) => garment.class !== null && other.class === garment.class && other.part === garment.part,
  )
  const shellOver = garment.layer === 'outer'
  return garment.occasions.includes(person.occasion) && (shellOver || !alike)
}
