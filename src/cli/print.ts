import Table from 'cli-table3'

export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2))
}

/** Columns lined up, also where Hangul takes two places. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const none = {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: ' ',
  }
  const table = new Table({
    chars: none,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    head: [...head],
  })
  for (const row of rows) table.push([...row])
  console.log(table.toString())
}
