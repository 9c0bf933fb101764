import { openDatabase } from '../../../src/store/database.ts'

/** Run as a process: opens the store in argv[2] and commits rows 1, 2, 3, … of provider 'written', saying each number once it is committed. */
const log = { info: () => {}, warn: () => {}, error: () => {} }
const database = openDatabase({ databaseUrl: null, dataDir: process.argv[2] ?? '', log })
await database.ready
for (let n = 1; ; n++) {
  await database.query("insert into provider_budget values ('written', $1, $2)", [`row ${n}`, n])
  process.stdout.write(`${n}\n`)
}
