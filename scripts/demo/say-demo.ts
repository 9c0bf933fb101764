import type { DailyAnswer } from '../../src/api/schemas/answers.ts'
import type { LooksAnswer } from '../../src/api/schemas/looks.ts'
import type { WearRatesAnswer } from '../../src/api/schemas/wear-rates.ts'
import { printTable } from '../../src/cli/print.ts'
import type { Crawl } from '../../src/domain/crawl.ts'
import type { StageTime } from './stage-times.ts'

/** Stands first and last: nothing between is true of any real place or person. */
export const DEMO_NOTICE = [
  '*** 데모: 장소·시간·날씨·이름은 모두 지어낸 것입니다. 실제 착장 통계가 아닙니다. ***',
  '*** DEMO: places, times, weather and names are all invented. These are no real counts of what people wear. ***',
].join('\n')

const MOST_CLASSES = 8
const EXAMPLES_SHOWN = 3

export function sayCrawl({ state, requests, counters, errors }: Crawl, wallMs: number): void {
  console.log(`\n[demo] 수집 Crawl: ${state} in ${seconds(wallMs)}, ${requests} requests`)
  printTable(
    ['counter', 'posts'],
    Object.entries(counters).map(([name, posts]) => [`  ${name}`, String(posts)]),
  )
  for (const [kind, { times, message }] of Object.entries(errors))
    console.log(`! ${kind}, ${times}×: ${message}`)
}

/** Stages overlap: their sums are more than the time on the clock. */
export function sayStages(stages: readonly StageTime[]): void {
  console.log('\n[demo] 단계별 시간 Time in each stage (they overlap, waiting included)')
  printTable(
    ['stage', 'times', 'ms each', 'sum'],
    stages.map(({ stage, times, totalMs }) => [
      `  ${stage}`,
      String(times),
      (totalMs / times).toFixed(1),
      seconds(totalMs),
    ]),
  )
}

export function sayAnswer({ region, date, headline, slots, outfits, warnings }: DailyAnswer): void {
  console.log(`\n[demo] 추천 Recommendation: ${region.name} (${region.nameEn}), ${date}\n  ${headline}`)
  for (const { slot, apparentC, askedClo } of slots)
    console.log(`  ${slot.padEnd(8)} ${apparentC.toFixed(1)} °C, ${askedClo.toFixed(2)} clo`)
  for (const { garments, insulationClo, reasons, likelihood, evidence } of outfits.slice(0, 1)) {
    const pieces = garments.map(({ label, clo }) => `${label} ${clo.toFixed(2)}`).join(', ')
    console.log(`  ${pieces} (${insulationClo.min.toFixed(2)}-${insulationClo.max.toFixed(2)} clo)`)
    for (const { text } of reasons) console.log(`  · ${text}`)
    const [from, to] = evidence.interval.map(percent)
    console.log(
      `  · 근거 evidence: ${evidence.looks} looks, likelihood ${percent(likelihood)} (${from} to ${to}), prior share ${evidence.priorShare.toFixed(2)}`,
    )
    for (const { apparentC, takenOn, classes, author } of evidence.examples.slice(0, EXAMPLES_SHOWN))
      console.log(`    ${apparentC.toFixed(1)} °C, ${takenOn}: ${classes.join(', ')} (${author?.name ?? ''})`)
  }
  for (const { text } of warnings) console.log(`  ! ${text}`)
}

/** What the looks make of the rates: the classes that they speak of most. */
export function sayRates({ apparentC, looks, nearestLooks, nearestRegion, classes }: WearRatesAnswer): void {
  const nearest = nearestRegion === null ? '' : `, ${nearestLooks} of them in ${nearestRegion}`
  console.log(`\n[demo] 착장률 Wear rates at ${apparentC} °C: ${looks} looks${nearest}`)
  const most = Object.entries(classes).toSorted(([, a], [, b]) => b.rate - a.rate)
  printTable(
    ['class', 'worn by', 'before any look', 'share of prior'],
    most
      .slice(0, MOST_CLASSES)
      .map(([name, { rate, prior, priorShare }]) => [
        `  ${name}`,
        percent(rate),
        percent(prior),
        priorShare.toFixed(2),
      ]),
  )
}

export function sayLooks({ from, looks }: LooksAnswer): void {
  console.log(`\n[demo] 근거 착장 Looks nearest in apparent temperature, of ${from ?? 'nowhere'}`)
  for (const { weather, takenOn, slot, classes, author, licence, link } of looks) {
    console.log(`  ${weather.apparentC.toFixed(1)} °C, ${takenOn} ${slot}: ${classes.join(', ')}`)
    console.log(`    ${author?.name ?? ''}, ${licence.id}, ${link}`)
  }
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
