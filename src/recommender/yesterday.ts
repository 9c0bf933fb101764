import type { HoursOut } from '../domain/hours-out.ts'
import { onlyHoursOut } from '../domain/hours-out.ts'
import { addDays } from '../domain/local-time.ts'
import type { YesterdayDifference } from '../domain/recommendation.ts'
import { toTenth } from '../domain/rounding.ts'
import type { AskedDay } from './day-need.ts'
import type { FeltPastHour } from './felt-hours.ts'
import { pastSlots } from './past-slots.ts'
import { temperatureSpanText, type Voice } from './texts/quantities.ts'

/** Below this nobody feels a difference between two days, °C. */
const FELT_DIFFERENCE_C = 1

/** Today's coldest and warmest hour out against those of the same hours yesterday; null where yesterday has none of them. */
export function yesterdayDifference(
  day: AskedDay,
  yesterday: readonly FeltPastHour[],
  at: { date: string; timeZone: string; hoursOut: HoursOut },
  voice: Voice,
): YesterdayDifference | null {
  const date = addDays(at.date, -1)
  const felt = onlyHoursOut(yesterday, date, at.timeZone, at.hoursOut).map(({ apparentC }) => apparentC)
  if (felt.length === 0) return null
  const coldestDifferenceC = toTenth(day.coldest.apparentC - Math.min(...felt))
  const warmestDifferenceC = toTenth(day.warmest.apparentC - Math.max(...felt))
  return {
    text: differenceText(coldestDifferenceC, voice),
    coldestDifferenceC,
    warmestDifferenceC,
    slots: pastSlots(day, { date, hours: yesterday }, at),
  }
}

function differenceText(differenceC: number, voice: Voice): string {
  const colder = differenceC < 0
  const span = temperatureSpanText(differenceC, voice)
  if (Math.abs(differenceC) < FELT_DIFFERENCE_C) {
    return voice.lang === 'ko' ? '어제와 비슷해요.' : 'Much like yesterday.'
  }
  if (voice.lang === 'en') return `At its coldest ${span} ${colder ? 'colder' : 'warmer'} than yesterday.`
  return `가장 추울 때 기준으로 어제보다 ${span} ${colder ? '더 추워요' : '덜 추워요'}.`
}
