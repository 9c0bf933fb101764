import type { Gender } from '../domain/person.ts'
import type { KeptWear, Verdict } from '../domain/profile.ts'
import type { Slot } from '../domain/slot.ts'

/** Of wear_answer, the day as text. */
export type WearRow = {
  id: string
  day: string
  slot: Slot | null
  verdict: Verdict
  garments: string[]
  apparent_c: number | null
  region: string | null
  gender: Gender
  answered_at: Date
}

export function wearOf({ apparent_c, answered_at, ...row }: WearRow): KeptWear {
  return { ...row, apparentC: apparent_c, answeredAtMs: answered_at.getTime() }
}
