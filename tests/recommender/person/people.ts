import type { Felt, FeltAnswer, PersonalOffset } from '../../../src/domain/profile.ts'
import { estimateOffset } from '../../../src/recommender/person/offset.ts'
import { normal } from '../../../src/recommender/seeded.ts'

/** What someone of this offset says of clothes that leave this difference, by the model of people. */
export function say(differenceC: number, offsetC: number, random: () => number): Felt {
  const feltC = differenceC + offsetC + 1.5 * normal(random)
  return feltC < -1.5 ? 'too_cold' : feltC > 1.5 ? 'too_warm' : 'ok'
}

/** Someone who wears what is recommended and answers `times`. `wornFor` is the difference that an applied offset leaves on that day. */
export function live(
  offsetC: number,
  times: number,
  random: () => number,
  wornFor: (appliedC: number) => number = (appliedC) => -appliedC,
): PersonalOffset {
  const answers: FeltAnswer[] = []
  for (let i = 0; i < times; i++) {
    const differenceC = wornFor(estimateOffset(answers, 0).appliedC)
    answers.push({ differenceC, felt: say(differenceC, offsetC, random) })
  }
  return estimateOffset(answers, 0)
}
