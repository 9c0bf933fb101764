import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiSchema } from '../client/scripts/api-schema.ts'
import { buildApp } from '../src/api/app.ts'
import { loadConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

/** Writes the types of the client from what the API says of itself. */
const dataDir = await mkdtemp(join(tmpdir(), 'ondot-client-'))
const context = createContext(loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))
const app = await buildApp(context.api)
await app.ready()
await writeFile(new URL('../client/src/api-schema.ts', import.meta.url), await apiSchema(app.swagger()))
await app.close()
await context.database.ready
await context.close()
await rm(dataDir, { recursive: true })
