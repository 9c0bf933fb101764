import type { Database } from '../src/store/database.ts'

type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

/**
 * What Postgres reads of each table, in rows, while `work` runs on the database that it is given: each of its statements is explained first.
 * Rows that a scan read and dropped count, too.
 */
export async function rowsTouched(
  database: Database,
  work: (explained: Database) => Promise<unknown>,
): Promise<Map<string, number>> {
  const touched = new Map<string, number>()

  function add(node: PlanNode): void {
    const table = node['Relation Name']
    const dropped = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
    if (table !== undefined)
      touched.set(table, (touched.get(table) ?? 0) + (node['Actual Rows'] + dropped) * node['Actual Loops'])
    for (const below of node.Plans ?? []) add(below)
  }

  const query: Database['query'] = async (text, values) => {
    const explain = `explain (analyze, format json) ${text}`
    const { rows } = await database.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(explain, values)
    add(rows[0]!['QUERY PLAN'][0].Plan)
    return database.query(text, values)
  }
  await work({ ...database, query })
  return touched
}
