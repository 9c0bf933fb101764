import type { Driver } from './driver.ts'

const MAX_CONNECTIONS = 10

/** A Postgres server (15 or newer) by its URL. */
export function createPostgresDriver(connectionString: string): Driver {
  return {
    kind: 'postgres',
    start: async () => {},
    poolConfig: () => ({ connectionString, max: MAX_CONNECTIONS, application_name: 'ondot' }),
    stop: async () => {},
  }
}
