/** Ordinary least squares, fed one observation at a time: only the normal equations are kept. */
export function createLeastSquares() {
  let matrix: number[][] = []
  let vector: number[] = []
  return {
    /** `observed` = unit × Σ coefficient × term, but for chance. */
    add(terms: readonly number[], observed: number, unit = 1): void {
      if (matrix.length === 0) {
        matrix = terms.map(() => new Array<number>(terms.length).fill(0))
        vector = new Array<number>(terms.length).fill(0)
      }
      for (let i = 0; i < terms.length; i++) {
        const weighted = terms[i]! * unit
        const row = matrix[i]!
        for (let j = i; j < terms.length; j++) row[j]! += weighted * terms[j]! * unit
        vector[i]! += weighted * observed
      }
    },
    solve(): number[] {
      // Only the upper half was summed; the matrix is symmetric.
      return gaussJordan(
        matrix.map((row, i) => row.map((sum, j) => (j < i ? matrix[j]![i]! : sum))),
        [...vector],
      )
    },
  }
}

/** Solves in place; normal equations are symmetric and positive, so the diagonal serves as pivot. */
function gaussJordan(matrix: number[][], vector: number[]): number[] {
  for (const [pivot, pivotRow] of matrix.entries()) {
    for (const [i, row] of matrix.entries()) {
      if (i === pivot) continue
      const factor = row[pivot]! / pivotRow[pivot]!
      for (let j = pivot; j < row.length; j++) row[j]! -= factor * pivotRow[j]!
      vector[i]! -= factor * vector[pivot]!
    }
  }
  return vector.map((value, i) => value / matrix[i]![i]!)
}
