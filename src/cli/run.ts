import { Command, CommanderError } from 'commander'
import { ProblemError } from '../api/problem.ts'
import { ConfigError } from '../config.ts'
import { OndotError } from '../errors.ts'
import { VERSION } from '../version.ts'
import { collectHistoryCommand } from './collect-history.ts'
import { crawlCommand } from './crawl.ts'
import { evalCommand } from './eval.ts'
import { InterruptedError } from './interrupted-error.ts'
import { keysCommand } from './keys.ts'
import { recommendCommand } from './recommend.ts'
import { recountCommand } from './recount.ts'
import { regionsCommand } from './regions.ts'
import { serveCommand } from './serve.ts'
import { tagCommand } from './tag.ts'
import { exportCommand, importCommand } from './transfer.ts'
import { UsageError } from './usage-error.ts'
import { wearRatesCommand } from './wear-rates.ts'
import { weatherCommand } from './weather.ts'

/** Exit codes of sysexits.h: a command line that is wrong, and settings that are. */
const EX_USAGE = 64
const EX_CONFIG = 78
/** 128 + SIGINT, as shells have it. */
const INTERRUPTED = 130

/** Runs one command and returns the exit code. What went wrong is said in one line or one list, never as a stack. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('ondot')
    .description('What should I wear, here, at this hour, in what it really feels like?')
    .version(VERSION)
    .exitOverride()
    .enablePositionalOptions()
    .configureHelp({ showGlobalOptions: true })
  for (const command of [
    serveCommand(),
    recommendCommand(),
    weatherCommand(),
    wearRatesCommand(),
    regionsCommand(),
    collectHistoryCommand(),
    crawlCommand(),
    tagCommand(),
    evalCommand(),
    exportCommand(),
    importCommand(),
    recountCommand(),
    keysCommand(),
  ])
    program.addCommand(overridden(command))
  try {
    await program.parseAsync([...argv])
    return 0
  } catch (error) {
    return exitCodeOf(error)
  }
}

/** Subcommands of subcommands, too: commander passes this on to none that is added. */
function overridden(command: Command): Command {
  for (const sub of command.commands) overridden(sub)
  return command.exitOverride()
}

function exitCodeOf(error: unknown): number {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EX_USAGE
  if (!(error instanceof Error)) throw error
  if (error instanceof ConfigError) {
    console.error(error.message)
    return EX_CONFIG
  }
  if (error instanceof UsageError || error instanceof ProblemError) {
    console.error(error.message)
    return EX_USAGE
  }
  if (error instanceof InterruptedError) {
    console.error(error.message)
    return INTERRUPTED
  }
  if (error instanceof OndotError || 'code' in error) {
    console.error(error.message)
    return 1
  }
  throw error
}
