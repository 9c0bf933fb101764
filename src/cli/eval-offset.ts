import { Command } from 'commander'
import { type OffsetFit, type OffsetReport, simulateOffsets } from '../recommender/person/simulate-offsets.ts'
import { wholeNumber } from './options.ts'
import { printJson, printTable } from './print.ts'

type Options = { people: number; answers: number; seed: number; json?: true }

export function evalOffsetCommand(): Command {
  return new Command('offset')
    .description('how soon the personal offset of simulated people is found')
    .option('--people <n>', 'simulated people, offsets even over -5..+5 °C', wholeNumber(10, 1_000_000), 3000)
    .option('--answers <n>', 'answers of each', wholeNumber(1, 1000), 8)
    .option('--seed <n>', 'of the random numbers', wholeNumber(0, 2 ** 31), 1)
    .option('--json', 'for programs')
    .action(({ people, answers, seed, json }: Options) => {
      const report = simulateOffsets(people, answers, seed)
      if (json) printJson(report)
      else printOffset(report)
    })
}

export function printOffset({ convergence, baselines, answers }: OffsetReport): void {
  const line = (name: string, { within1C, rmseC }: OffsetFit) => [
    name,
    `${(100 * within1C).toFixed(1)} %`,
    rmseC.toFixed(2),
  ]
  printTable(
    ['', 'within 1 °C', 'RMSE °C'],
    [
      ...convergence.map((fit) => line(`after ${fit.answers} answers`, fit)),
      line(`baseline: ±1.5 °C a complaint, after ${answers}`, baselines.stepPerComplaint),
      line('baseline: no offset', baselines.noOffset),
    ],
  )
}
