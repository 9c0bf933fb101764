import type { Size } from './letterbox.ts'

const COLUMNS = 9
const ROWS = 8

/**
 * Difference hash of an 8-bit RGB picture: mean luma of 9 × 8 cells, one bit for each pair of neighbours in a row that gets brighter.
 * 64 bits as 16 hex digits; a copy that was scaled or compressed again differs in few bits.
 */
export function perceptualHash(rgb: Uint8Array, size: Size): string {
  const cells = new Float64Array(COLUMNS * ROWS)
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++)
      cells[row * COLUMNS + column] = cellLuma(rgb, size, row, column)
  }
  let hex = ''
  for (let row = 0; row < ROWS; row++) {
    let byte = 0
    for (let column = 0; column < COLUMNS - 1; column++) {
      const at = row * COLUMNS + column
      byte = (byte << 1) | (cells[at + 1]! > cells[at]! ? 1 : 0)
    }
    hex += byte.toString(16).padStart(2, '0')
  }
  return hex
}

/** How many bits two hashes differ in, 0..64; up to about 8 is the same photo. */
export function hashDistance(a: string, b: string): number {
  let bits = 0
  for (let difference = BigInt(`0x${a}`) ^ BigInt(`0x${b}`); difference > 0n; difference >>= 1n) {
    bits += Number(difference & 1n)
  }
  return bits
}

/** Every second pixel of a cell is enough for its mean. */
const STEP = 2

function cellLuma(rgb: Uint8Array, size: Size, row: number, column: number): number {
  const x0 = Math.floor((column * size.width) / COLUMNS)
  const y0 = Math.floor((row * size.height) / ROWS)
  const x1 = Math.max(x0 + 1, Math.floor(((column + 1) * size.width) / COLUMNS))
  const y1 = Math.max(y0 + 1, Math.floor(((row + 1) * size.height) / ROWS))
  let sum = 0
  let count = 0
  for (let y = y0; y < y1; y += STEP) {
    for (let x = x0; x < x1; x += STEP, count++) {
      const at = (y * size.width + x) * 3
      // Rec. 601 luma
      sum += 0.299 * rgb[at]! + 0.587 * rgb[at + 1]! + 0.114 * rgb[at + 2]!
    }
  }
  return sum / count
}
