import type { Database } from './database.ts'
import type { HashtagBudget } from './look-ports.ts'

/** Two tags at once must not both take the last place. */
const HOLD_ACCOUNT = "select pg_advisory_xact_lock(hashtextextended('hashtag-budget ' || $1, 0))"

const FORGET = 'delete from hashtag_use where account = $1 and asked_at <= $2'

/** A tag asked again keeps its time: that is how the upstream counts. */
const TAKE = `
  insert into hashtag_use (account, hashtag, asked_at)
  select $1, $2, $3 where (select count(*) from hashtag_use where account = $1) < $4
  on conflict do nothing`

const NOTED = 'select 1 from hashtag_use where account = $1 and hashtag = $2'

export function createHashtagBudget(database: Database): HashtagBudget {
  return {
    async take(account, hashtag, limit, windowMs, nowMs) {
      return database.transaction(async (tx) => {
        await tx.query(HOLD_ACCOUNT, [account])
        await tx.query(FORGET, [account, new Date(nowMs - windowMs)])
        await tx.query(TAKE, [account, hashtag, new Date(nowMs), limit])
        return (await tx.query(NOTED, [account, hashtag])).rows.length === 1
      })
    },
  }
}
