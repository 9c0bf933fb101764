import { describe, expect, it } from 'vitest'
import { cloForPmv, MET, type PmvInput, pmv } from '../../../src/recommender/insulation/pmv.ts'
import { hasReference, readReferenceJson, withReference } from '../../reference.ts'

type Reference = {
  published: {
    inputs: { tdb: number; tr: number; rh: number; vr: number; met: number; clo: number }
    published_pmv: number
    pmv_recomputed: number
  }[]
  extrapolation_grid_pmv0: {
    ta: number
    tr: number
    rh: number
    vr: number
    met: number
    clo_for_pmv0: number
  }[]
  third_party_pairs_rBiometeo: {
    pairs: { ta: number; tr: number; rh: number; wind: number; M: number; clomin_pmv_minus0_5: number }[]
  }
}

const reference = hasReference ? readReferenceJson<Reference>('reference', 'pmv-clo-inverse.json') : null
const air = (temperatureC: number, airMs: number, met: number): PmvInput => ({
  temperatureC,
  radiantC: temperatureC,
  humidityPct: 50,
  airMs,
  met,
})

/**
 * Rows of the standard's table that its own formula misses: 0.047 is printed 0.1 and 0.950 is printed 0.9, both at the edge of rounding.
 * Named by temperature, air speed, met and vote.
 */
const MISPRINTS = ['22 0.1 1.6 0.1', '27 0.3 1.6 0.9']

describe('the vote and the clothes for it', () => {
  it('vote 0 in the clothes that are solved for 0', () => {
    const clo = cloForPmv(air(18, 0.2, 1.7))
    expect(pmv(air(18, 0.2, 1.7), clo ?? Number.NaN)).toBeCloseTo(0, 6)
    expect(clo).toBeCloseTo(1.01, 1)
  })

  it('ask for nothing where it is warm without clothes', () => {
    expect(cloForPmv(air(32, 0.2, 1.7))).toBe(0)
  })

  it('find no clothes warm enough far beyond what anyone wears', () => {
    expect(cloForPmv(air(-60, 3, 0.8))).toBeNull()
  })
})

describe.skipIf(!reference)(withReference('PMV against the published pairs'), () => {
  const published = (reference?.published ?? []).map(({ inputs, ...row }) => ({
    ...row,
    name: `${inputs.tdb} ${inputs.vr} ${inputs.met} ${row.published_pmv}`,
    clo: inputs.clo,
    air: {
      temperatureC: inputs.tdb,
      radiantC: inputs.tr,
      humidityPct: inputs.rh,
      airMs: inputs.vr,
      met: inputs.met,
    },
  }))

  it.each(published)('$name', ({ name, air, clo, published_pmv, pmv_recomputed }) => {
    const missedBy = Math.abs(pmv(air, clo) - published_pmv) - 0.05
    if (MISPRINTS.includes(name)) expect(missedBy).toBeGreaterThan(0)
    else expect(missedBy).toBeLessThanOrEqual(0)
    // The standard's program stops its search for the surface within 0.015 °C; here it is solved, which makes up to 0.004 of a vote.
    expect(Math.abs(pmv(air, clo) - pmv_recomputed)).toBeLessThan(0.004)
  })

  it.each(reference?.extrapolation_grid_pmv0 ?? [])(
    'asks $clo_for_pmv0 clo at $ta °C, $vr m/s, $met met',
    (row) => {
      const clo = cloForPmv({
        temperatureC: row.ta,
        radiantC: row.tr,
        humidityPct: row.rh,
        airMs: row.vr,
        met: row.met,
      })
      expect(Math.abs((clo ?? Number.NaN) - row.clo_for_pmv0)).toBeLessThan(0.0015 + 0.002 * row.clo_for_pmv0)
    },
  )

  it.each(reference?.third_party_pairs_rBiometeo.pairs ?? [])(
    'asks the step below $clomin_pmv_minus0_5 clo for a vote of -0.5 at $ta °C, $M W/m²',
    (row) => {
      const clo = cloForPmv(
        { temperatureC: row.ta, radiantC: row.tr, humidityPct: row.rh, airMs: row.wind, met: row.M / MET },
        -0.5,
      )
      // Its search goes in steps of 0.1 clo and returns the step after the first that is warm enough, give or take its surface temperature.
      expect(Math.ceil(((clo ?? Number.NaN) - 0.003) * 10) / 10 + 0.1).toBeCloseTo(row.clomin_pmv_minus0_5, 6)
    },
  )
})
