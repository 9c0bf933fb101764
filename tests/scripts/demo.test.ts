import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasReference, withReference } from '../reference.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const TIMEOUT_MS = 120_000

describe('npm run demo', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-test-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function demo(...args: string[]) {
    const options = { cwd: root, env: { ...process.env, TMPDIR: folder } }
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo.ts', ...args], options)
    const rows = stdout.matchAll(/^ {2}([a-z:-]+) +(\d+) *$/gm)
    const counters: Record<string, number> = Object.fromEntries(
      [...rows].map(([, name, posts]) => [name, Number(posts)]),
    )
    return { stdout, lines: stdout.trimEnd().split('\n'), counters }
  }

  function expectMarked(lines: readonly string[]) {
    for (const [korean, english] of [lines.slice(0, 2), lines.slice(-2)]) {
      expect(korean).toMatch(/^\*\*\* 데모: .*지어낸 것/)
      expect(english).toMatch(/^\*\*\* DEMO: .*invented/)
    }
  }

  const ended = (counters: Record<string, number>) =>
    Object.entries(counters).reduce(
      (sum, [name, posts]) => sum + (name === 'evidence' || name.startsWith('excluded:') ? posts : 0),
      0,
    )

  it(
    'crawls drawings to looks with weather, and recommends; all of it marked as invented',
    async () => {
      const { stdout, lines, counters } = await demo('--photos', '8', '--drawn', '--keep')
      expectMarked(lines)
      expect(stdout).toContain('Crawl: done')
      expect(counters).toMatchObject({ found: 8, fetched: 8, tagged: 8 })
      expect(ended(counters)).toBe(8)
      expect(stdout).toMatch(/^ {2}find garments +8 /m)
      expect(stdout).toMatch(/^ {2}fetch a photo +8 /m)
      expect(stdout).toMatch(/Recommendation: 서울특별시 강남구 .*\n {2}\S/)
      expect(stdout).toMatch(
        /evidence: \d+ looks, likelihood [\d.]+ % \([\d.]+ % to [\d.]+ %\), prior share [01]\.\d\d/,
      )
      const [kept, ...others] = await readdir(folder)
      expect(others).toEqual([])
      expect(stdout).toContain(`kept in ${join(folder, kept!)}`)
      expect(await readFile(join(folder, kept!, 'DEMO.txt'), 'utf8')).toContain('DEMO: places, times')
      await rm(join(folder, kept!), { recursive: true })
    },
    TIMEOUT_MS,
  )

  it.skipIf(!hasReference)(
    withReference('shows looks of street photos behind the rates, and leaves nothing behind'),
    async () => {
      const { stdout, lines, counters } = await demo('--photos', '12')
      expectMarked(lines)
      expect(counters.evidence).toBeGreaterThanOrEqual(6)
      expect(ended(counters)).toBe(12)
      expect(stdout).toMatch(/Wear rates at [\d.-]+ °C: [1-9]\d* looks/)
      const looks = stdout.match(/^ {4}.*, https?:\S+$/gm)
      expect(looks?.length).toBeGreaterThanOrEqual(1)
      for (const look of looks!)
        expect(look).toMatch(
          /^ {4}Ondot demo \d{4} \(지어낸 이름 invented\), unknown, http:\S+Ondot_demo_\d{4}/,
        )
      expect(await readdir(folder)).toEqual([])
    },
    TIMEOUT_MS,
  )
})
