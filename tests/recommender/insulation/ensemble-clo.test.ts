import { describe, expect, it } from 'vitest'
import { ensembleClo } from '../../../src/recommender/insulation/ensemble-clo.ts'
import { hasReference, readReferenceJson, withReference } from '../../reference.ts'

it('sums garments to less than their total, by ISO 9920', () => {
  expect(ensembleClo(1.02)).toBeCloseTo(1.0127, 4)
})

describe.skipIf(!hasReference)(withReference('the worked examples of ISO 9920'), () => {
  const { worked } = hasReference
    ? readReferenceJson<{ worked: { garments: string[]; sum: number; I_cl_ISO9920: number }[] }>(
        'reference',
        'iso9920-summation.json',
      )
    : { worked: [] }

  it.each(worked)('$garments', ({ sum, I_cl_ISO9920 }) => {
    expect(Math.abs(ensembleClo(sum) - I_cl_ISO9920)).toBeLessThan(0.000051)
  })
})
