import { expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'

/** What embedded and real Postgres have to do alike. */
export function databaseContract(database: () => Database): void {
  it('gives back the values it was given, as the same types', async () => {
    const text =
      'select $1::bigint as big, $2::json as json, $3::timestamptz as at, $4::text[] as list, $5::real as number, $6::text as nothing'
    const at = new Date('2026-11-21T05:00:00.123+09:00')
    const values = ['9007199254740993', JSON.stringify({ 이름: '서울' }), at, ['a', '가'], -0.5, null]
    const { rows } = await database().query(text, values)
    expect(rows).toEqual([
      { big: '9007199254740993', json: { 이름: '서울' }, at, list: ['a', '가'], number: -0.5, nothing: null },
    ])
  })

  it('carries a JSON value of several megabytes', async () => {
    const text = '눈'.repeat(1_000_000)
    const { rows } = await database().query<{ json: { text: string } }>('select $1::json as json', [
      JSON.stringify({ text }),
    ])
    expect(rows[0]?.json.text).toBe(text)
  })

  it('goes on after a statement that fails', async () => {
    await expect(database().query('select 1 / $1::integer', [0])).rejects.toMatchObject({ code: '22012' })
    await expect(database().query('selec 1')).rejects.toMatchObject({ code: '42601' })
    expect((await database().query('select 1 as one')).rows).toEqual([{ one: 1 }])
    expect(database().state()).toEqual({ status: 'open', reason: null })
  })

  it('undoes a transaction whose work rejects, and keeps one whose work resolves', async () => {
    await database().query('create table note (text text)')
    const failing = database().transaction(async (tx) => {
      await tx.query("insert into note values ('undone')")
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    await database().transaction(async (tx) => {
      await tx.query("insert into note values ('kept')")
    })
    expect((await database().query('select text from note')).rows).toEqual([{ text: 'kept' }])
    await database().query('drop table note')
  })

  it('keeps transactions that run at the same time apart', async () => {
    await database().query('create table counter (value integer); insert into counter values (0)')
    const increments = Array.from({ length: 20 }, () =>
      database().transaction(async (tx) => {
        const { rows } = await tx.query<{ value: number }>('select value from counter for update')
        await new Promise((resolve) => setImmediate(resolve))
        await tx.query('update counter set value = $1', [(rows[0]?.value ?? 0) + 1])
      }),
    )
    await Promise.all(increments)
    expect((await database().query('select value from counter')).rows).toEqual([{ value: 20 }])
    await database().query('drop table counter')
  })

  it('leaves a caught error of one statement undone with its whole transaction', async () => {
    const work = database().transaction(async (tx) => {
      await tx.query('select 1 / 0').catch(() => {})
      return tx.query('select 1')
    })
    await expect(work).rejects.toMatchObject({ code: '25P02' })
  })

  it('knows nothing of the settings of a transaction before', async () => {
    await database().transaction((tx) => tx.query("set local application_name = 'before'"))
    const { rows } = await database().query("select current_setting('application_name') = 'before' as same")
    expect(rows).toEqual([{ same: false }])
  })
}
