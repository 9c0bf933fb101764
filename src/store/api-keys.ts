import type { Database } from './database.ts'
import type { ApiKey, ApiKeys, KeyScope } from './look-ports.ts'

type KeyRow = {
  id: string
  name: string
  scopes: KeyScope[]
  secret_hash: Uint8Array
  created_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

export function createApiKeys(database: Database): ApiKeys {
  return {
    async create({ id, name, scopes }, secretHash, nowMs) {
      const text =
        'insert into api_key (id, name, scopes, secret_hash, created_at) values ($1, $2, $3, $4, $5)'
      await database.query(text, [id, name, scopes, secretHash, new Date(nowMs)])
    },

    async byId(id) {
      const { rows } = await database.query<KeyRow>('select * from api_key where id = $1', [id])
      const row = rows[0]
      return row ? { ...keyOf(row), secretHash: row.secret_hash } : null
    },

    async list() {
      const { rows } = await database.query<KeyRow>('select * from api_key order by created_at, id')
      return rows.map(keyOf)
    },

    async revoke(id, nowMs) {
      const text = 'update api_key set revoked_at = $2 where id = $1 and revoked_at is null'
      return (await database.query(text, [id, new Date(nowMs)])).rowCount === 1
    },

    async used(id, nowMs) {
      const text = 'update api_key set last_used_at = greatest(last_used_at, $2) where id = $1'
      await database.query(text, [id, new Date(nowMs)])
    },
  }
}

function keyOf(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAtMs: row.created_at.getTime(),
    lastUsedAtMs: row.last_used_at?.getTime() ?? null,
    revokedAtMs: row.revoked_at?.getTime() ?? null,
  }
}
