/** A symmetric positive definite matrix, row by row. */
export type Matrix = Float64Array[]

export function zeroMatrix(size: number): Matrix {
  return Array.from({ length: size }, () => new Float64Array(size))
}

/** Replaces the lower half of `matrix` by its Cholesky factor. Throws RangeError where it is not positive definite. */
export function factorize(matrix: Matrix): void {
  for (let i = 0; i < matrix.length; i++) {
    const row = matrix[i]!
    for (let j = 0; j <= i; j++) {
      const other = matrix[j]!
      let sum = row[j]!
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!
      if (j < i) row[j] = sum / other[j]!
      else if (sum > 0) row[i] = Math.sqrt(sum)
      else throw new RangeError('the matrix is not positive definite')
    }
  }
}

/** Solves in place for the factor that `factorize` left. */
export function solveFactored(factor: Matrix, vector: Float64Array): void {
  const size = factor.length
  for (let i = 0; i < size; i++) {
    let sum = vector[i]!
    for (let k = 0; k < i; k++) sum -= factor[i]![k]! * vector[k]!
    vector[i] = sum / factor[i]![i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = vector[i]!
    for (let k = i + 1; k < size; k++) sum -= factor[k]![i]! * vector[k]!
    vector[i] = sum / factor[i]![i]!
  }
}
