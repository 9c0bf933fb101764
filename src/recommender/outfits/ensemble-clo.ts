/** ISO 9920:2007, 4.3: an ensemble insulates less than its garments added up, and the still air between them adds a little. */
const SLOPE = 0.835
const OFFSET_CLO = 0.161

/** Insulation of an ensemble (I_cl), clo, from the sum of its garments' (ΣI_clu), clo. */
export function ensembleClo(sumClo: number): number {
  return SLOPE * sumClo + OFFSET_CLO
}

/** The sum of garments, clo, that makes an ensemble of `clo`. */
export function sumForEnsemble(clo: number): number {
  return (clo - OFFSET_CLO) / SLOPE
}

/** Insulation left of an ensemble, clo, without a garment of `garmentClo`. */
export function takeOff(clo: number, garmentClo: number): number {
  return clo - SLOPE * garmentClo
}
