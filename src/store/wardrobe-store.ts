import type { WardrobeItem } from '../domain/profile.ts'
import type { Database } from './database.ts'
import type { Wardrobe } from './profile-ports.ts'

type ItemRow = {
  id: string
  state: WardrobeItem['state']
  code: string | null
  seen_class: WardrobeItem['seenClass']
  colours: WardrobeItem['colours']
  proposals: string[]
  added_at: Date
}

const ADD = `
  insert into wardrobe_item (profile_id, id, state, code, seen_class, colours, proposals, added_at)
  select profile.id, $2, $3, $4, $5, $6, $7, $8 from profile where profile.id = $1`

export function createWardrobe(database: Database): Wardrobe {
  return {
    async add(profileId, items) {
      await database.transaction(async (tx) => {
        for (const { id, state, code, seenClass, colours, proposals, addedAtMs } of items) {
          const seen = [seenClass, JSON.stringify(colours), JSON.stringify(proposals)]
          await tx.query(ADD, [profileId, id, state, code, ...seen, new Date(addedAtMs)])
        }
      })
    },

    async items(profileId) {
      const text = 'select * from wardrobe_item where profile_id = $1 order by added_at, id'
      return (await database.query<ItemRow>(text, [profileId])).rows.map(itemOf)
    },

    async confirm(profileId, id, code) {
      const text = `update wardrobe_item set state = 'confirmed', code = $3 where profile_id = $1 and id = $2 returning *`
      const { rows } = await database.query<ItemRow>(text, [profileId, id, code])
      return rows[0] ? itemOf(rows[0]) : null
    },

    async remove(profileId, id) {
      const text = 'delete from wardrobe_item where profile_id = $1 and id = $2'
      return (await database.query(text, [profileId, id])).rowCount === 1
    },
  }
}

function itemOf({ id, state, code, seen_class, colours, proposals, added_at }: ItemRow): WardrobeItem {
  return { id, state, code, seenClass: seen_class, colours, proposals, addedAtMs: added_at.getTime() }
}
