import { fileURLToPath } from 'node:url'
import Postgrator from 'postgrator'
import { AbortedError } from '../errors.ts'
import type { Queryable } from './queryable.ts'

const OLDEST_POSTGRES = 15
/** Any constant will do, as long as every replica uses the same: "ondot" in ASCII. */
const MIGRATION_LOCK = 0x6f_6e_64_6f_74

/** All of ours, so that a foreign table of the same name in another schema is not taken for it. */
const VERSION_TABLE = 'ondot_schema_version'

/**
 * Brings the schema to the version of this code, inside the caller's transaction: all of it or nothing, one replica at a time.
 * Forward only. Throws AbortedError `postgres-too-old` or `schema-newer`.
 */
export async function migrate(tx: Queryable): Promise<void> {
  refuseOldPostgres(await postgresVersion(tx))
  await tx.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
  const migrations = createPostgrator(tx)
  const [present, known] = [await migrations.getDatabaseVersion(), await migrations.getMaxVersion()]
  if (present > known) {
    const message = `the store has schema version ${present}, this program knows versions up to ${known}: run a newer release`
    throw new AbortedError('schema-newer', message)
  }
  await migrations.migrate()
}

/** The version of the schema that is there; 0 before the first migration. */
export function schemaVersion(tx: Queryable): Promise<number> {
  return createPostgrator(tx).getDatabaseVersion()
}

function createPostgrator(tx: Queryable): Postgrator {
  return new Postgrator({
    driver: 'pg',
    schemaTable: VERSION_TABLE,
    migrationPattern: escapeGlob(fileURLToPath(new URL('./migrations/', import.meta.url))).concat('*.sql'),
    newline: 'LF', // A checkout with CRLF has the same checksums.
    execQuery: (text) => tx.query(text),
  })
}

/** The project may lie in a folder whose name means something to a glob. */
function escapeGlob(path: string): string {
  return path.replace(/[[\]{}()*?]/g, '\\$&')
}

/** `version` is the major version. Throws AbortedError `postgres-too-old`. */
export function refuseOldPostgres(version: number): void {
  if (version >= OLDEST_POSTGRES) return
  const message = `Postgres ${version} is too old: ${OLDEST_POSTGRES} or newer is needed`
  throw new AbortedError('postgres-too-old', message)
}

async function postgresVersion(tx: Queryable): Promise<number> {
  const text = "select current_setting('server_version_num')::integer / 10000 as version"
  const { rows } = await tx.query<{ version: number }>(text)
  return rows[0]?.version ?? 0
}
