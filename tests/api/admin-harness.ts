import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { AdminDeps } from '../../src/api/deps.ts'
import { createKeyToken } from '../../src/store/key-token.ts'
import type { KeyScope } from '../../src/store/look-ports.ts'
import { emptyLooks } from '../contracts/look-samples.ts'
import { openEmbedded, type TestDatabase } from '../store/test-databases.ts'
import { createApi } from './api-harness.ts'

/** One embedded store a file, emptied before each test; and the API over it, with keys. */
export function adminHarness() {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openEmbedded()
  })
  afterAll(() => opened.close())
  beforeEach(() => emptyLooks(opened.database))

  return {
    database: () => opened.database,
    async open(admin: Partial<AdminDeps> = {}) {
      const api = await createApi({ database: opened.database, admin })
      const { apiKeys } = api.stores

      async function createKey(
        ...scopes: KeyScope[]
      ): Promise<{ id: string; headers: { authorization: string } }> {
        const { id, token, secretHash } = createKeyToken()
        await apiKeys.create({ id, name: `for ${scopes}`, scopes }, secretHash, api.time.nowMs)
        return { id, headers: { authorization: `Bearer ${token}` } }
      }

      const key = await createKey('admin')
      type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
      const ask = (method: Method, path: string, payload?: object, headers: Record<string, string> = {}) =>
        api.app.inject({
          method,
          url: `/v1/admin/${path}`,
          headers: { ...key.headers, ...headers },
          ...(payload && { payload }),
        })
      return { ...api, key, createKey, ask }
    },
  }
}
