import { describe, expect, it } from 'vitest'
import type { OffsetReport } from '../../src/recommender/person/simulate-offsets.ts'
import { runOndot } from './run-ondot.ts'

describe('ondot eval offset', () => {
  it('finds 80 % of simulated people within 1 °C after 8 answers, and more than simple rules do', async () => {
    const { code, stdout } = await runOndot(['eval', 'offset', '--people', '800', '--json'], {})
    expect(code).toBe(0)
    const { convergence, baselines }: OffsetReport = JSON.parse(stdout)
    const last = convergence[8]!
    expect(last.within1C).toBeGreaterThanOrEqual(0.86)
    expect(convergence[0]!.within1C).toBeCloseTo(0.2, 1)
    expect(convergence[4]!.rmseC).toBeGreaterThan(last.rmseC)
    expect(baselines.noOffset.rmseC).toBeCloseTo(10 / Math.sqrt(12), 2)
    expect(last.within1C).toBeGreaterThan(baselines.stepPerComplaint.within1C + 0.1)
  })

  it('tells the same as a table', async () => {
    const { stdout } = await runOndot(['eval', 'offset', '--people', '50', '--answers', '2'], {})
    expect(stdout).toMatch(/after 2 answers\s+\d+\.\d %\s+\d\.\d\d/)
    expect(stdout).toContain('baseline: no offset')
  })
})
