import type { Gender } from '../domain/person.ts'
import type { Advice, AdvicePart, KeptFelt } from '../domain/profile.ts'
import type { Database } from './database.ts'
import type { Profile, ProfileStore } from './profile-ports.ts'
import type { Queryable } from './queryable.ts'
import { type WearRow, wearOf } from './wear-row.ts'

type ProfileRow = {
  id: string
  secret_hash: Uint8Array
  gender: Gender
  sensitivity: number
  hours: string | null
  region: string | null
  created_at: Date
  seen_on: string
}
type AdviceRow = { day: string; region: string | null; parts: AdvicePart[] }
type FeltRow = {
  day: string
  part: KeptFelt['part']
  felt: KeptFelt['felt']
  difference_c: number
  answered_at: Date
}

/** Where the profile is gone meanwhile, nothing is added: its rows must not come back. */
const SAVE_ADVICE = `
  insert into advice (profile_id, day, region, parts) select id, $2, $3, $4 from profile where id = $1
  on conflict (profile_id, day) do update set region = excluded.region, parts = excluded.parts`

const SAVE_FELT = `
  insert into felt_answer (profile_id, day, part, felt, difference_c, answered_at)
  select id, $2, $3, $4, $5, $6 from profile where id = $1
  on conflict (profile_id, day, part) do update set felt = excluded.felt, answered_at = excluded.answered_at`

const SAVE_WEAR = `
  insert into wear_answer (profile_id, id, day, slot, verdict, garments, apparent_c, region, gender, answered_at)
  select id, $2, $3, $4, $5, $6, $7, $8, $9, $10 from profile where id = $1
  on conflict (id) do nothing`

const WEARS = `
  select id, day::text as day, slot, verdict, garments, apparent_c, region, gender, answered_at
  from wear_answer where profile_id = $1 order by answered_at desc, id`

export function createProfileStore(database: Database): ProfileStore {
  return {
    async create({ id, settings }, secretHash, nowMs) {
      const text = `insert into profile (id, secret_hash, gender, sensitivity, hours, region, created_at, seen_on)
        values ($1, $2, $3, $4, $5, $6, $7, $8)`
      const { gender, sensitivity, hours, region } = settings
      const values = [id, secretHash, gender, sensitivity, hours, region, new Date(nowMs), utcDay(nowMs)]
      await database.query(text, values)
    },

    async byId(id) {
      const text = 'select *, seen_on::text as seen_on from profile where id = $1'
      const { rows } = await database.query<ProfileRow>(text, [id])
      return rows[0] ? { ...profileOf(rows[0]), secretHash: rows[0].secret_hash } : null
    },

    async setSecret(id, secretHash) {
      await database.query('update profile set secret_hash = $2 where id = $1', [id, secretHash])
    },

    async setSettings(id, { gender, sensitivity, hours, region }) {
      const text = 'update profile set gender = $2, sensitivity = $3, hours = $4, region = $5 where id = $1'
      await database.query(text, [id, gender, sensitivity, hours, region])
    },

    async seen(id, nowMs) {
      const text = 'update profile set seen_on = greatest(seen_on, $2::date) where id = $1'
      await database.query(text, [id, utcDay(nowMs)])
    },

    async delete(id) {
      return (await deleteProfiles(database, 'id = $1', id)) === 1
    },

    async deleteUnseenBefore(beforeMs) {
      return deleteProfiles(database, 'seen_on < $1', utcDay(beforeMs))
    },

    async saveAdvice(id, { day, region, parts }) {
      await database.query(SAVE_ADVICE, [id, day, region, JSON.stringify(parts)])
    },

    async advice(id, day) {
      const text = 'select day::text as day, region, parts from advice where profile_id = $1 and day = $2'
      return (await database.query<AdviceRow>(text, [id, day])).rows[0] ?? null
    },

    async allAdvice(id): Promise<Advice[]> {
      const text =
        'select day::text as day, region, parts from advice where profile_id = $1 order by day desc'
      return (await database.query<AdviceRow>(text, [id])).rows
    },

    async deleteAdviceBefore(beforeMs) {
      const result = await database.query('delete from advice where day < $1', [utcDay(beforeMs)])
      return result.rowCount ?? 0
    },

    async saveFelt(id, { day, part, felt, differenceC, answeredAtMs }) {
      await database.query(SAVE_FELT, [id, day, part, felt, differenceC, new Date(answeredAtMs)])
    },

    async feltAnswers(id, limit) {
      const text = `select day::text as day, part, felt, difference_c, answered_at from felt_answer
        where profile_id = $1 order by felt_answer.day desc, part limit $2`
      const { rows } = await database.query<FeltRow>(text, [id, limit])
      return rows.map(({ difference_c, answered_at, ...row }) => ({
        ...row,
        differenceC: difference_c,
        answeredAtMs: answered_at.getTime(),
      }))
    },

    async saveWear(profileId, answer) {
      const { id, day, slot, verdict, garments, apparentC, region, gender, answeredAtMs } = answer
      const context = [apparentC, region, gender, new Date(answeredAtMs)]
      await database.query(SAVE_WEAR, [profileId, id, day, slot, verdict, garments, ...context])
    },

    async wearAnswers(id) {
      const { rows } = await database.query<WearRow>(WEARS, [id])
      return rows.map(wearOf)
    },
  }
}

/** What refers to a profile is deleted with it by the schema; kept answers name it as their owner. */
async function deleteProfiles(database: Database, condition: string, value: string): Promise<number> {
  return database.transaction(async (tx: Queryable) => {
    const text = `delete from profile where ${condition} returning id`
    const { rows } = await tx.query<{ id: string }>(text, [value])
    const owners = rows.map(({ id }) => ownerOf(id))
    await tx.query('delete from idempotency_key where owner = any($1)', [owners])
    return rows.length
  })
}

/** As which a profile holds idempotency keys. */
export function ownerOf(profileId: string): string {
  return `profile:${profileId}`
}

function profileOf({ id, gender, sensitivity, hours, region, created_at, seen_on }: ProfileRow): Profile {
  return {
    id,
    settings: { gender, sensitivity, hours, region },
    createdAtMs: created_at.getTime(),
    seenOn: seen_on,
  }
}

function utcDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}
