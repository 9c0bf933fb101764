import { Command } from 'commander'
import { createGazetteer } from '../domain/regions/gazetteer.ts'
import { wholeNumber } from './options.ts'
import { printJson, printTable } from './print.ts'

export function regionsCommand(): Command {
  return new Command('regions')
    .description('find regions by part of a name: 강남, ㄱㄴ, gangnam')
    .argument('<query>')
    .option('--limit <n>', 'at most this many', wholeNumber(1, 100), 10)
    .option('--json', 'for programs')
    .action((query: string, options: { limit: number; json?: true }) => {
      const regions = createGazetteer().search(query, options.limit)
      if (options.json) return printJson({ regions })
      printTable(
        ['code', 'name', 'English', 'lat', 'lon'],
        regions.map((r) => [r.code, r.name, r.nameEn, r.lat.toFixed(3), r.lon.toFixed(3)]),
      )
    })
}
