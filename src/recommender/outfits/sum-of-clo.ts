import { ensembleClo } from '../insulation/ensemble-clo.ts'

/** The ISO 9920 line, read off the function that states it: what remains without garments, and what a clo of garment adds. */
const OFFSET_CLO = ensembleClo(0)
const SLOPE = ensembleClo(1) - OFFSET_CLO

/** The sum of garments, clo, that makes an ensemble of `clo`. */
export function sumForEnsemble(clo: number): number {
  return (clo - OFFSET_CLO) / SLOPE
}

/** Insulation left of an ensemble, clo, without a garment of `garmentClo`. */
export function takeOff(clo: number, garmentClo: number): number {
  return clo - SLOPE * garmentClo
}
