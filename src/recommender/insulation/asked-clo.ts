import type { Activity, Sensitivity } from '../../domain/person.ts'

/** The lightest decent set, and the most that people in cities wear. */
export const ASKED_CLO_MIN = 0.31
export const ASKED_CLO_MAX = 2.1

/** What an activity does to the temperature that people dress for, °C against walking. Conventions (design, "Apparent temperature and clothing"). */
export const ACTIVITY_SHIFT_C: Readonly<Record<Activity, number>> = {
  sitting: -4,
  walking: 0,
  cycling: 3,
  running: 10,
}

/** One step of sensitivity, °C: who feels cold dresses as for colder air. */
export const SENSITIVITY_STEP_C = 1.5

/** What of a person moves the temperature that they dress for. `offsetC` is what their answers say beyond the sensitivity they state, °C. */
export type Disposition = { activity: Activity; sensitivity: Sensitivity; offsetC?: number }

/**
 * Insulation asked, clo: what people in cities were seen to wear when walking at this apparent temperature (°C).
 * Never falls when it gets colder; kept within 0.31..2.1 clo.
 */
export function askedClo(apparentC: number, { activity, sensitivity, offsetC = 0 }: Disposition): number {
  const dressedForC = apparentC + ACTIVITY_SHIFT_C[activity] + SENSITIVITY_STEP_C * sensitivity + offsetC
  return Math.min(Math.max(utciClothingClo(dressedForC), ASKED_CLO_MIN), ASKED_CLO_MAX)
}

/** UTCI clothing curve, clo: Havenith et al. 2012, Int. J. Biometeorol. 56, 461. Falls with temperature everywhere; negative above 32.4 °C. */
export function utciClothingClo(temperatureC: number): number {
  return 1.372 - 0.01866 * temperatureC - 0.0004849 * temperatureC ** 2 - 0.000009333 * temperatureC ** 3
}
