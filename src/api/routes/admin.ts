import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { createAuthenticator } from '../admin/authenticator.ts'
import { keyed } from '../admin/keyed.ts'
import type { AdminDeps } from '../deps.ts'
import { adminCrawls } from './admin-crawls.ts'
import { adminHistory } from './admin-history.ts'
import { adminLooks } from './admin-looks.ts'
import { adminProviders } from './admin-providers.ts'
import { adminSources } from './admin-sources.ts'

/** What operators do, each with a key (`ondot keys create`) and noted in the audit. */
export const admin: FastifyPluginAsyncTypebox<AdminDeps> = async (app, deps) => {
  await app.register(keyed, { authenticator: createAuthenticator(deps.apiKeys, deps.clock) })
  await app.register(adminCrawls, deps)
  await app.register(adminSources, deps)
  await app.register(adminLooks, deps)
  await app.register(adminHistory, deps)
  await app.register(adminProviders, deps)
}
