import { createReadStream, createWriteStream } from 'node:fs'
import { Presets, SingleBar } from 'cli-progress'
import { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { createLog } from '../context.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { exportStore, type Progress } from '../store/export-store.ts'
import { importStore } from '../store/import-store.ts'
import { importLooksCommand } from './import-looks.ts'

export function exportCommand(): Command {
  return new Command('export')
    .description('write all that is stored to FILE (NDJSON), to import elsewhere: embedded to Postgres')
    .argument('<file>')
    .action((file: string) =>
      withStore(async (database, progress) => {
        const rows = await exportStore(database, createWriteStream(file), progress)
        return `${rows} rows written to ${file}`
      }),
    )
}

export function importCommand(): Command {
  return new Command('import')
    .description('add the rows of an export FILE, all or none; what is there already stays')
    .argument('<file>')
    .action((file: string) =>
      withStore(async (database, progress) => {
        const rows = await importStore(database, createReadStream(file), progress)
        return `${rows} rows added`
      }),
    )
    .addCommand(importLooksCommand())
}

/** Opens the store of the settings (DATABASE_URL or DATA_DIR) for one long piece of work with a progress bar. */
async function withStore(work: (database: Database, progress: Progress) => Promise<string>): Promise<void> {
  const { store } = loadConfig(process.env)
  const database = openDatabase({ ...store, log: createLog({ logLevel: 'silent' }) })
  const bar = new SingleBar(
    { format: '{bar} {percentage}% {value}/{total} rows, {eta_formatted} left', hideCursor: true },
    Presets.shades_classic,
  )
  try {
    await database.ready
    bar.start(0, 0)
    const said = await work(database, (rows, total) => {
      bar.setTotal(total)
      bar.update(rows)
    })
    bar.stop()
    console.log(said)
  } finally {
    bar.stop()
    await database.close()
  }
}
