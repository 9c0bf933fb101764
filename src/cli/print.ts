import Table from 'cli-table3'

const LINES = ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [
  side,
  `${side}-mid`,
  `${side}-left`,
  `${side}-right`,
])
const NO_LINES = Object.fromEntries([...LINES, 'middle'].map((name) => [name, '']))

export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2))
}

/** Columns lined up, also where Hangul takes two places; without a head line where `head` is empty. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = new Table({
    chars: { ...NO_LINES, middle: ' ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    head: [...head],
  })
  for (const row of rows) table.push([...row])
  console.log(table.toString())
}
