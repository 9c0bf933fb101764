import { describe, expect, it } from 'vitest'
import { type IreqInput, requiredInsulation } from '../../../src/recommender/insulation/ireq.ts'
import { hasReference, readReferenceJson, withReference } from '../../reference.ts'

type Pair = {
  kind: string
  inputs: { M: number; ta: number; tr: number; p: number; w: number; v: number; rh: number }
  published_IREQneutral?: number
  js: { IREQminimal: number; ICLminimal: number; IREQneutral: number; ICLneutral: number }
}

const pairs = hasReference ? readReferenceJson<{ pairs: Pair[] }>('reference', 'ireq.json').pairs : []
const inputOf = ({ inputs: i }: Pair): IreqInput => ({
  temperatureC: i.ta,
  radiantC: i.tr,
  humidityPct: i.rh,
  airMs: i.v,
  metabolic: i.M,
  walkMs: i.w,
  permeability: i.p,
})
const named = (pair: Pair) => ({ name: `${pair.kind} ${JSON.stringify(pair.inputs)}`, pair })

/** Half of the printed digit, and what the reference's own search leaves open (it stops at 0.01 W/m²). */
const PRINTED = 0.0501
/**
 * The reference program takes the area factor in ICL from the clothing last tried in its exposure loop, not from the required insulation:
 * 16 of its 186 values lie up to 0.09 clo below the formula.
 */
const ICL_WITHIN = 0.09
/** Table F.1 of the standard and the authors' program differ here (3.4 and 3.3, 3.5 and 3.4); we agree with the program. */
const TABLE_DIFFERS = [3.4, 3.5]

describe('required insulation', () => {
  const calm: IreqInput = {
    temperatureC: -10,
    radiantC: -10,
    humidityPct: 60,
    airMs: 0.4,
    metabolic: 135,
    walkMs: 0.4,
    permeability: 8,
  }

  it('asks more for comfort than for staying warm enough', () => {
    expect(requiredInsulation(calm, 'neutral').ireqClo).toBeGreaterThan(
      requiredInsulation(calm, 'minimal').ireqClo,
    )
  })

  it('asks more of a standing manikin the stronger the wind', () => {
    const storm = requiredInsulation({ ...calm, airMs: 10 }, 'neutral')
    expect(storm.iclClo).toBeGreaterThan(requiredInsulation(calm, 'neutral').iclClo + 1)
  })

  it('has no hole where the surface is as warm as its surroundings', () => {
    const { ireqClo } = requiredInsulation({ ...calm, radiantC: 0 }, 'neutral')
    for (const off of [-1e-6, 1e-6]) {
      expect(requiredInsulation({ ...calm, radiantC: off }, 'neutral').ireqClo).toBeCloseTo(ireqClo, 6)
    }
  })
})

describe.skipIf(!hasReference)(withReference('IREQ against the reference program'), () => {
  it.each(pairs.map(named))('$name', ({ pair }) => {
    const neutral = requiredInsulation(inputOf(pair), 'neutral')
    const minimal = requiredInsulation(inputOf(pair), 'minimal')
    expect(Math.abs(neutral.ireqClo - pair.js.IREQneutral)).toBeLessThan(PRINTED)
    expect(Math.abs(minimal.ireqClo - pair.js.IREQminimal)).toBeLessThan(PRINTED)
    expect(Math.abs(neutral.iclClo - pair.js.ICLneutral)).toBeLessThan(ICL_WITHIN)
    expect(Math.abs(minimal.iclClo - pair.js.ICLminimal)).toBeLessThan(ICL_WITHIN)
  })
})

describe.skipIf(!hasReference)(withReference('IREQ against ISO 11079, table F.1'), () => {
  const rows = pairs.filter((pair) => pair.published_IREQneutral !== undefined)

  it.each(rows.map(named))('$name', ({ pair }) => {
    const table = pair.published_IREQneutral ?? Number.NaN
    const missedBy = Math.abs(requiredInsulation(inputOf(pair), 'neutral').ireqClo - table) - PRINTED
    if (TABLE_DIFFERS.includes(table) && pair.inputs.M === 115) expect(missedBy).toBeLessThan(0.05)
    else expect(missedBy).toBeLessThanOrEqual(0)
  })
})
