import { CLO, rootOf } from './pmv.ts'

/** What required insulation depends on. `permeability` is that of the outer layer to air, l/(m²s): 8 is wind-tight, 50 ordinary. */
export type IreqInput = {
  temperatureC: number
  radiantC: number
  humidityPct: number
  airMs: number
  /** W/m² */
  metabolic: number
  walkMs: number
  permeability: number
}

/** Insulation while worn, and what it must be on a standing manikin for that (ISO 9920), clo. */
export type RequiredInsulation = { ireqClo: number; iclClo: number }

export type Strain = 'neutral' | 'minimal'

/** ISO 11079:2007, annex A: limits of the inputs; what is slower or weaker counts as the limit. */
const METABOLIC = { min: 58, max: 400 }
const AIR_MS = { min: 0.4, max: 18 }
const WALK_MAX_MS = 1.2
const WARMEST_C = 10

/** Saturation vapour pressure, kPa. */
function saturationKpa(temperatureC: number): number {
  return 0.1333 * Math.exp(18.6686 - 4030.183 / (temperatureC + 235))
}

/**
 * The clothing insulation that keeps the body's heat balance: neutral comfort, or the minimum without cooling further (ISO 11079:2007).
 * Inputs outside the standard's range count as its limits; `comfortModels` says where it may be used.
 */
export function requiredInsulation(input: IreqInput, strain: Strain): RequiredInsulation {
  const metabolic = clamp(input.metabolic, METABOLIC.min, METABOLIC.max)
  const airC = Math.min(input.temperatureC, WARMEST_C)
  const airMs = clamp(input.airMs, AIR_MS.min, AIR_MS.max)
  const walkMs = Math.min(Math.max(input.walkMs, 0.0052 * (metabolic - 58)), WALK_MAX_MS)

  const stirred = Math.exp(-0.15 * airMs - 0.22 * walkMs)
  const airLayer = 0.092 * stirred - 0.0045
  const skinC = strain === 'neutral' ? 35.7 - 0.0285 * metabolic : 33.34 - 0.0354 * metabolic
  const wetness = strain === 'neutral' ? 0.001 * metabolic : 0.06
  const vapourKpa = (input.humidityPct / 100) * saturationKpa(airC)
  const breathC = 29 + 0.2 * airC
  const breath =
    0.0173 * metabolic * (saturationKpa(breathC) - vapourKpa) + 0.0014 * metabolic * (breathC - airC)

  /** Heat that stays in the body, W/m², in clothing of so many m²K/W. */
  const stored = (clothing: number) => {
    const evaporated =
      (wetness * (saturationKpa(skinC) - vapourKpa)) / ((0.06 / 0.38) * (airLayer + clothing))
    const dry = metabolic - breath - evaporated
    const surfaceC = skinC - clothing * dry
    const radiation = radiationCoefficient(surfaceC, input.radiantC)
    const convection = 1 / airLayer - radiation
    const lost =
      areaFactor(clothing) * (radiation * (surfaceC - input.radiantC) + convection * (surfaceC - airC))
    return dry - lost
  }
  const ireq = rootOf((clothing) => -stored(clothing), 0, MOST_CLOTHING)
  const still =
    (ireq + airLayer / areaFactor(ireq)) /
      (0.54 * stirred * input.permeability ** 0.075 - 0.06 * Math.log(input.permeability) + 0.5) -
    0.085 / areaFactor(ireq)
  return { ireqClo: ireq / CLO, iclClo: still / CLO }
}

/** m²K/W; the search for a balance ends here. */
const MOST_CLOTHING = 15 * CLO

function areaFactor(clothing: number): number {
  return 1 + 1.197 * clothing
}

/** W/m²K between the surface and its surroundings; where both are equally warm the slope of T⁴ is its limit. */
function radiationCoefficient(surfaceC: number, radiantC: number): number {
  const [surfaceK, radiantK] = [273 + surfaceC, 273 + radiantC]
  // (a⁴ - b⁴) / (a - b), divided out so that a = b is no special case.
  return 5.67e-8 * 0.95 * 0.77 * (surfaceK ** 2 + radiantK ** 2) * (surfaceK + radiantK)
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}
