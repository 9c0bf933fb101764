import type { Garment } from '../../domain/garment.ts'
import type { TasteContext } from '../../domain/taste.ts'

/** Apparent temperatures are told apart by this, °C, as the evidence does. */
const BIN_C = 3

/** Of a garment: itself, and what it is like, so that a piece that nobody spoke of yet stands with its kind. */
export function garmentFeatures({ code, class: seen, layer, sleeve, clo, traits }: Garment): string[] {
  return [
    `garment:${code}`,
    `class:${seen ?? 'none'}`,
    `layer:${layer}`,
    `sleeve:${sleeve ?? 'none'}`,
    `warmth:${Math.min(4, Math.floor(clo / 0.15))}`,
    ...traits.map((trait) => `trait:${trait}`),
  ]
}

/** Of where and when; what is not known is left out. */
export function contextFeatures({ apparentC, slot, region, gender, day }: TasteContext): string[] {
  return [
    ...(apparentC === null ? [] : [`apparent:${Math.floor(apparentC / BIN_C) * BIN_C}`]),
    ...(slot === null ? [] : [`slot:${slot}`]),
    ...(region === null ? [] : [`region:${region}`]),
    `gender:${gender}`,
    `weekday:${new Date(`${day}T00:00:00Z`).getUTCDay()}`,
  ]
}

const PERSON = 'person:'

export function personFeature(profileId: string): string {
  return PERSON + profileId
}

/** The profile that a feature stands for; null for others. */
export function profileOfFeature(feature: string): string | null {
  return feature.startsWith(PERSON) ? feature.slice(PERSON.length) : null
}
