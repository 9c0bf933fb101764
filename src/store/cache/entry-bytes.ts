import type { CacheEntry } from '../ports.ts'

/** "ODC" and the version of this layout, so that a replica of another release reads a miss and not nonsense. */
const MAGIC = 0x4f_44_43_01
const HEADER_BYTES = 4 + 8 + 8

/** Layout: magic, freshUntilMs and staleUntilMs as doubles, all big endian, then the value. */
export function encodeEntry({ value, freshUntilMs, staleUntilMs }: CacheEntry<Uint8Array>): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt32BE(MAGIC, 0)
  header.writeDoubleBE(freshUntilMs, 4)
  header.writeDoubleBE(staleUntilMs, 12)
  return Buffer.concat([header, value])
}

/** null for bytes of another layout. */
export function decodeEntry(bytes: Buffer): CacheEntry<Uint8Array> | null {
  if (bytes.byteLength < HEADER_BYTES || bytes.readUInt32BE(0) !== MAGIC) return null
  return {
    freshUntilMs: bytes.readDoubleBE(4),
    staleUntilMs: bytes.readDoubleBE(12),
    value: bytes.subarray(HEADER_BYTES),
  }
}
