/** ISO 9920:2007, 4.3: an ensemble insulates less than its garments added up, and the still air between them adds a little. */
const SLOPE = 0.835
const OFFSET_CLO = 0.161

/** Insulation of an ensemble (I_cl), clo, from the sum of its garments' (I_clu), clo. */
export function ensembleClo(sumClo: number): number {
  return SLOPE * sumClo + OFFSET_CLO
}
