/** Sparse rows side by side: row r has the features `features[i]` with `values[i]` for i in [starts[r], starts[r + 1]), and `labels[r]`. */
export type Rows = {
  readonly count: number
  readonly starts: Int32Array
  readonly features: Int32Array
  readonly values: Float64Array
  readonly labels: Float64Array
}

/** One row before it is packed; a feature without a value counts 1. */
export type Row = { label: number; features: readonly number[]; values?: readonly number[] }

export function packRows(rows: readonly Row[]): Rows {
  const packer = createRowPacker()
  for (const { label, features, values } of rows) packer.add(label, features, values)
  return packer.rows()
}

export type RowPacker = {
  add(label: number, features: readonly number[], values?: readonly number[]): void
  /** What was added, packed; to be called once. */
  rows(): Rows
}

/** Packs rows as they come: a file of millions is never held as objects. */
export function createRowPacker(): RowPacker {
  const [labels, starts] = [growing(), growing()]
  const [features, values] = [growing(), growing()]
  starts.push(0)
  return {
    add(label, added, addedValues) {
      labels.push(label)
      for (const [i, feature] of added.entries()) {
        features.push(feature)
        values.push(addedValues?.[i] ?? 1)
      }
      starts.push(features.size())
    },
    rows: () => ({
      count: labels.size(),
      starts: Int32Array.from(starts.taken()),
      features: Int32Array.from(features.taken()),
      values: values.taken(),
      labels: labels.taken(),
    }),
  }
}

function growing() {
  let items = new Float64Array(1024)
  let size = 0
  return {
    push(value: number) {
      if (size === items.length) {
        const larger = new Float64Array(2 * size)
        larger.set(items)
        items = larger
      }
      items[size++] = value
    },
    size: () => size,
    taken: () => items.slice(0, size),
  }
}

/** Some of the rows, in the order of `which`. */
export function pickRows(rows: Rows, which: readonly number[] | Int32Array): Rows {
  const packer = createRowPacker()
  for (const row of which) {
    const [from, to] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0]
    packer.add(
      rows.labels[row] ?? 0,
      [...rows.features.subarray(from, to)],
      [...rows.values.subarray(from, to)],
    )
  }
  return packer.rows()
}
