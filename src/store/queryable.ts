import type pg from 'pg'

export type Queryable = {
  /** One statement with $1.. values, or several without values. Rejects with pg's DatabaseError or StoreUnavailableError. */
  query<Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<pg.QueryResult<Row>>
}
