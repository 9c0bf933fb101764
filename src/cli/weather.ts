import { Command } from 'commander'
import { dateOf } from '../api/date-of.ts'
import { weatherAnswer } from '../api/day-answer.ts'
import { Lang } from '../domain/language.ts'
import { localDate } from '../domain/local-time.ts'
import { withContext } from './open-context.ts'
import { choice, wholeNumber } from './options.ts'
import { placeOf } from './place-argument.ts'
import { printJson, printTable } from './print.ts'
import { weatherProvidersCommand } from './weather-providers.ts'
import { weatherSkillCommand } from './weather-skill.ts'

type Options = { date?: string; days: number; lang: Lang; json?: true }

/** What follows the name of a command within it is that command's: hence the positional options. */
export function weatherCommand(): Command {
  return new Command('weather')
    .description('hourly weather with apparent temperature')
    .enablePositionalOptions()
    .addCommand(weatherProvidersCommand().exitOverride())
    .addCommand(weatherSkillCommand().exitOverride())
    .argument('<place>', 'region code, name, or LAT,LON')
    .option('--date <date>', 'first local day (default: today)')
    .option('--days <n>', 'number of days', wholeNumber(1, 10), 1)
    .addOption(choice('--lang <lang>', 'language', Lang.enum, 'ko'))
    .option('--json', 'for programs')
    .action((text: string, options: Options) =>
      withContext(async ({ gazetteer, weather, clock }) => {
        const place = placeOf(text, gazetteer)
        const today = localDate(clock(), place.timeZone)
        const from = dateOf(options.date, today, options.days) ?? today
        const { answer } = await weatherAnswer(
          weather,
          place,
          { date: from, days: options.days },
          options.lang,
        )
        if (options.json) return printJson(answer)
        console.log(
          `${answer.region.name}  ${answer.weather.source}${answer.weather.stale ? ' (stale)' : ''}`,
        )
        printTable(
          ['time', '°C', 'feels', 'by', 'hum %', 'm/s', 'rain %', 'mm'],
          answer.weather.hours.map((hour) => [
            hour.at.slice(0, 16).replace('T', ' '),
            hour.temperatureC.toFixed(1),
            hour.apparentC.toFixed(1),
            hour.apparentBy,
            String(hour.humidityPct),
            hour.windMs.toFixed(1),
            String(hour.precipitation.chancePct ?? ''),
            hour.precipitation.mm.toFixed(1),
          ]),
        )
        for (const warning of answer.warnings) console.log(`! ${warning.text}`)
        console.log(answer.weather.attribution)
      }),
    )
}
