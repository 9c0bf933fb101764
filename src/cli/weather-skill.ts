import { Command } from 'commander'
import { SKILL_DAYS } from '../crawlers/weather/skill/skill-reader.ts'
import { PROVINCES } from '../domain/regions/provinces.ts'
import { withContext } from './open-context.ts'
import { wholeNumber } from './options.ts'
import { printJson, printTable } from './print.ts'

const DAY_MS = 86_400_000

export function weatherSkillCommand(): Command {
  return new Command('skill')
    .description('how far forecasts were off from what was observed, by region and lead time')
    .option('--days <n>', 'over how many days back', wholeNumber(1, 3650), SKILL_DAYS)
    .option('--json', 'for programs')
    .action((options: { days: number; json?: true }) =>
      withContext(async ({ database, scores, clock }) => {
        await database.ready
        const skill = await scores.skill(clock() - options.days * DAY_MS)
        if (options.json) return printJson({ days: options.days, skill })
        if (skill.length === 0)
          return console.log('No forecast has been scored yet: that needs observed hours.')
        printTable(
          ['region', 'forecast', 'lead h', 'hours', 'bias °C', 'RMSE °C'],
          skill.map(({ region, product, leadHours, hours, biasC, rmseC }) => [
            PROVINCES[region]?.en ?? region,
            product,
            `≤ ${leadHours}`,
            String(hours),
            biasC.toFixed(2),
            rmseC.toFixed(2),
          ]),
        )
      }),
    )
}
