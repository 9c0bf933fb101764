import { Command, InvalidArgumentError } from 'commander'
import { wearRatesAnswer } from '../api/evidence/wear-rates-answer.ts'
import type { WearRatesAnswer } from '../api/schemas/wear-rates.ts'
import { temperaturesAsked } from '../api/temperatures-asked.ts'
import { Lang } from '../domain/language.ts'
import { Gender } from '../domain/person.ts'
import { toTenth } from '../domain/rounding.ts'
import { Slot } from '../domain/slot.ts'
import type { WearRate, WearRates } from '../domain/wear-rate.ts'
import { withContext } from './open-context.ts'
import { choice, wholeNumber } from './options.ts'
import { placeOf } from './place-argument.ts'
import { printJson, printTable } from './print.ts'

type Options = {
  apparent?: number
  from?: number
  to?: number
  region?: string
  slot?: Slot
  gender: Gender
  lang: Lang
  json?: true
}

function temperature(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= -60 && value <= 60))
    throw new InvalidArgumentError('Must be a temperature from -60 to 60 °C.')
  return value
}

export function wearRatesCommand(): Command {
  return new Command('wear-rates')
    .description('how many people wear each garment class at an apparent temperature')
    .option('--apparent <celsius>', 'apparent temperature', temperature)
    .option('--from <celsius>', 'with --to: a range of whole degrees', wholeNumber(-60, 60))
    .option('--to <celsius>', 'its last', wholeNumber(-60, 60))
    .option('--region <place>', 'region code, name, or LAT,LON (default: the whole world)')
    .option('--slot <slot>', `${Slot.enum.join(', ')} in the present season (default: any time)`, slotOf)
    .addOption(choice('--gender <gender>', 'whose', Gender.enum, 'any'))
    .addOption(choice('--lang <lang>', 'language', Lang.enum, 'ko'))
    .option('--json', 'for programs')
    .action((options: Options) =>
      withContext(async ({ api, gazetteer, clock }) => {
        const { apparentC, range } = temperaturesAsked(options)
        const place = options.region === undefined ? null : placeOf(options.region, gazetteer)
        const { gender, lang, slot = null } = options
        const question = { place, gender, slot, lang, apparentC: toTenth(apparentC), range }
        const { answer } = await wearRatesAnswer(api.wearRates, question, clock())
        if (options.json) printJson(answer)
        else printAnswer(answer)
      }),
    )
}

function slotOf(text: string): Slot {
  const slot = Slot.enum.find((each) => each === text)
  if (!slot) throw new InvalidArgumentError(`Must be one of ${Slot.enum.join(', ')}.`)
  return slot
}

function printAnswer(answer: WearRatesAnswer): void {
  console.log(`${answer.region?.name ?? 'world'}  ${answer.gender}  ${answer.slot ?? 'any time'}`)
  for (const rates of answer.range ?? [answer]) printRates(rates)
  for (const { text } of answer.warnings) console.log(`! ${text}`)
}

function printRates({ apparentC, looks, nearestLooks, nearestRegion, groups, classes }: WearRates): void {
  const nearest = nearestRegion === null ? '' : `, ${nearestLooks} of them in ${nearestRegion}`
  console.log(`\nfeels ${apparentC} °C: ${looks} looks${nearest}`)
  printTable(
    ['', 'worn by', '90 %', 'prior', 'share of prior'],
    [
      ...Object.entries(groups).map(([name, rate]) => [
        rate.basis === 'inferred' ? `${name} (inferred)` : name,
        ...cellsOf(rate),
      ]),
      ...Object.entries(classes).map(([name, rate]) => [name, ...cellsOf(rate)]),
    ],
  )
}

function cellsOf({ rate, interval, prior, priorShare }: WearRate): string[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  return [percent(rate), interval.map(percent).join(' to '), percent(prior), priorShare.toFixed(2)]
}
