import type { Database } from './database.ts'
import { jsonText } from './json-text.ts'
import type { AuditEntry, AuditLog } from './look-ports.ts'

type AuditRow = Omit<AuditEntry, 'atMs'> & { at: Date }

export function createAuditLog(database: Database): AuditLog {
  return {
    async add({ atMs, actor, action, target, details }) {
      const text = 'insert into audit_entry (at, actor, action, target, details) values ($1, $2, $3, $4, $5)'
      await database.query(text, [new Date(atMs), actor, action, target, jsonText(details)])
    },

    async newest(limit) {
      const text = 'select at, actor, action, target, details from audit_entry order by seq desc limit $1'
      const { rows } = await database.query<AuditRow>(text, [limit])
      return rows.map(({ at, ...entry }) => ({ atMs: at.getTime(), ...entry }))
    },
  }
}
