/** Ordinary least squares, fed one observation at a time: only the normal equations are kept. */
export function createLeastSquares() {
  let matrix: number[][] = []
  let vector: number[] = []
  return {
    add(terms: readonly number[], observed: number): void {
      if (matrix.length === 0) {
        matrix = terms.map(() => new Array<number>(terms.length).fill(0))
        vector = new Array<number>(terms.length).fill(0)
      }
      for (const [i, term] of terms.entries()) {
        const row = matrix[i]!
        for (let j = 0; j < terms.length; j++) row[j]! += term * terms[j]!
        vector[i]! += term * observed
      }
    },
    solve(): number[] {
      return gaussJordan(
        matrix.map((row) => [...row]),
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
