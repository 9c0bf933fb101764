import { Command, InvalidArgumentError } from 'commander'
import { dateOf } from '../api/date-of.ts'
import { type Asker, dailyAnswer } from '../api/day-answer.ts'
import type { DailyAnswer } from '../api/schemas/answers.ts'
import { DEFAULT_HOURS_OUT, dayToAnswer, type HoursOut, parseHoursOut } from '../domain/hours-out.ts'
import { Lang, Units } from '../domain/language.ts'
import { localDate } from '../domain/local-time.ts'
import { Activity, Gender, Occasion } from '../domain/person.ts'
import { withContext } from './open-context.ts'
import { choice, wholeNumber } from './options.ts'
import { placeOf } from './place-argument.ts'
import { printJson, printTable } from './print.ts'

type Options = Omit<Asker, 'person' | 'hoursOut'> &
  Asker['person'] & { date?: string; days: number; hours: HoursOut; json?: true }

function hoursOut(text: string): HoursOut {
  const parsed = parseHoursOut(text)
  if (parsed.kind === 'invalid') throw new InvalidArgumentError(parsed.message)
  return parsed.hours
}

export function recommendCommand(): Command {
  return new Command('recommend')
    .description('what to wear')
    .argument('<place>', 'region code, name, or LAT,LON')
    .option('--date <date>', 'local day (default: today, or tomorrow when no hour out remains)')
    .option('--days <n>', 'number of days', wholeNumber(1, 10), 1)
    .option('--hours <hours>', 'hours out, e.g. 7-9,18-20 or morning,evening', hoursOut, DEFAULT_HOURS_OUT)
    .addOption(choice('--gender <gender>', 'whose garments to prefer', Gender.enum, 'any'))
    .addOption(choice('--activity <activity>', 'what you do outside', Activity.enum, 'walking'))
    .addOption(choice('--occasion <occasion>', 'what for', Occasion.enum, 'casual'))
    .option('--sensitivity <n>', '-3 feels cold .. 3 feels warm', wholeNumber(-3, 3), 0)
    .addOption(choice('--lang <lang>', 'language', Lang.enum, 'ko'))
    .addOption(choice('--units <units>', 'units of texts', Units.enum, 'metric'))
    .option('--json', 'for programs')
    .action((text: string, options: Options) =>
      withContext(async ({ api, gazetteer, clock }) => {
        const place = placeOf(text, gazetteer)
        const { gender, activity, occasion, sensitivity, lang, units, days, hours } = options
        const asker: Asker = {
          person: { gender, activity, occasion, sensitivity },
          hoursOut: hours,
          lang,
          units,
        }
        const today = localDate(clock(), place.timeZone)
        const asked = dateOf(options.date, today, days) ?? today
        const from = asked === today ? dayToAnswer(clock(), place.timeZone, hours) : asked
        const { answer } = await dailyAnswer(api, place, { date: from, days }, asker, clock())
        if (options.json) printJson(answer)
        else printAnswer(answer)
      }),
    )
}

function printAnswer(answer: DailyAnswer): void {
  for (const day of [answer, ...(answer.followingDays ?? [])]) {
    console.log(`\n${answer.region.name}  ${day.date}\n${day.headline}\n`)
    printTable(
      ['slot', 'feels °C', 'clo asked'],
      day.slots.map((slot) => [slot.slot, slot.apparentC.toFixed(1), slot.askedClo.toFixed(2)]),
    )
    for (const [i, outfit] of day.outfits.entries()) {
      const { max, min } = outfit.insulationClo
      console.log(`\n${i + 1}. ${min.toFixed(2)}-${max.toFixed(2)} clo, score ${outfit.score.toFixed(2)}`)
      printTable(
        [],
        outfit.garments.map((g) => [`   ${g.label}`, `${g.clo.toFixed(2)} clo`, g.wornIn.join(', ')]),
      )
      for (const reason of outfit.reasons) console.log(`   · ${reason.text}`)
    }
    for (const accessory of day.accessories) console.log(`+ ${accessory.label}: ${accessory.reason.text}`)
    for (const warning of day.warnings) console.log(`! ${warning.text}`)
  }
  console.log(`\n${answer.weather.attribution}`)
}
