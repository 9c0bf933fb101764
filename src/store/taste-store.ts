import type { TasteModel, TasteQuality, TasteWeights } from '../domain/taste.ts'
import type { Database } from './database.ts'
import type { TasteStore } from './profile-ports.ts'
import { type WearRow, wearOf } from './wear-row.ts'

type ModelRow = {
  version: string
  made_at: Date
  in_use: boolean
  answers: number
  quality: TasteQuality
  model: TasteModel
}
type PersonRow = { profile_id: string; version: string; weights: TasteWeights }

const ANSWERS = `
  select profile_id, id, day::text as day, slot, verdict, garments, apparent_c, region, gender, answered_at
  from wear_answer order by answered_at desc, id limit $1`

const OLD = `
  delete from taste_model where version in (
    select version from taste_model where not in_use order by made_at desc offset 10
  )`

/** Rows that one training reads: more than a few weeks of feedback, in its time. */
const SAVE_TIMEOUT_MS = 30_000

export function createTasteStore(database: Database): TasteStore {
  return {
    async answers(limit) {
      const { rows } = await database.query<WearRow & { profile_id: string }>(ANSWERS, [limit])
      return rows.map(({ profile_id, ...row }) => ({ ...wearOf(row), profileId: profile_id }))
    },

    async answersSince(sinceMs) {
      const text = 'select count(*)::integer as n from wear_answer where answered_at > $1'
      return (await database.query<{ n: number }>(text, [new Date(sinceMs)])).rows[0]?.n ?? 0
    },

    async lastMadeAtMs() {
      const text = 'select max(made_at) as made_at from taste_model'
      const { rows } = await database.query<{ made_at: Date | null }>(text)
      return rows[0]?.made_at?.getTime() ?? null
    },

    async inUse() {
      const { rows } = await database.query<ModelRow>('select * from taste_model where in_use')
      const [row] = rows
      if (!row) return null
      const { made_at, in_use, ...kept } = row
      return { ...kept, madeAtMs: made_at.getTime(), inUse: in_use }
    },

    async persons() {
      const { rows } = await database.query<PersonRow>('select profile_id, weights from taste_person')
      return Object.fromEntries(rows.map(({ profile_id, weights }) => [profile_id, weights]))
    },

    async person(profileId) {
      const text = 'select version, weights from taste_person where profile_id = $1'
      return (await database.query<PersonRow>(text, [profileId])).rows[0] ?? null
    },

    async save({ version, madeAtMs, inUse, answers, quality, model }, persons) {
      await database.transaction(
        async (tx) => {
          if (inUse) await tx.query('update taste_model set in_use = false where in_use')
          const add =
            'insert into taste_model (version, made_at, in_use, answers, quality, model) values ($1, $2, $3, $4, $5, $6)'
          const values = [version, new Date(madeAtMs), inUse, answers]
          await tx.query(add, [...values, JSON.stringify(quality), JSON.stringify(model)])
          if (inUse) {
            await tx.query('delete from taste_person')
            const known = `insert into taste_person (profile_id, version, weights)
              select profile.id, $1, known.weights from jsonb_each($2::jsonb) as known (id, weights)
              join profile on profile.id = known.id::uuid`
            await tx.query(known, [version, JSON.stringify(persons)])
          }
          await tx.query(OLD)
        },
        { timeoutMs: SAVE_TIMEOUT_MS },
      )
    },
  }
}
