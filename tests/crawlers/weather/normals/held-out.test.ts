import { expect, it } from 'vitest'
import { heldOutByYear, lastYearsHourC } from '../../../../scripts/normals/evaluate-normals.ts'
import { readObservedStations, readSeoulHours } from '../../../../scripts/normals/read-observations.ts'
import { hasReference, referencePath, withReference } from '../../../reference.ts'

const FITS_SIX_TIMES_MS = 120_000

it.skipIf(!hasReference)(
  withReference(
    "miss the hours of a year that they don't know by 3.5 °C, far less than the year before does",
  ),
  async () => {
    const folder = referencePath('data', 'observations')
    const seoul = (await readObservedStations(folder)).find((station) => station.name === '서울')
    const hours = await readSeoulHours(folder)
    if (!seoul) throw new Error('Seoul is one of the stations')
    const years = heldOutByYear(seoul, hours)
    const hourC = Math.sqrt(years.reduce((sum, year) => sum + year.hourC ** 2, 0) / years.length)
    expect(years.map(({ year }) => year)).toEqual([2013, 2014, 2015, 2016, 2017, 2018])
    expect(hourC).toBeCloseTo(3.54, 2)
    expect(lastYearsHourC(hours)).toBeCloseTo(4.87, 2)
    for (const { withinSd } of years) expect(Math.abs(withinSd - 0.68)).toBeLessThan(0.08)
  },
  FITS_SIX_TIMES_MS,
)
