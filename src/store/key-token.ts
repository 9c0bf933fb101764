import { createHash, randomBytes } from 'node:crypto'

/** `ondot_ID_SECRET`: the id is public, the secret 256 random bits, shown once. The prefix lets scanners find keys that leaked. */
const TOKEN = /^ondot_([0-9a-f]{12})_([\w-]{43})$/

export function createKeyToken(): { id: string; token: string; secretHash: Buffer } {
  const id = randomBytes(6).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { id, token: `ondot_${id}_${secret}`, secretHash: hashSecret(secret) }
}

/** null: this is no key of ours. */
export function parseKeyToken(token: string): { id: string; secret: string } | null {
  const [, id, secret] = TOKEN.exec(token) ?? []
  return id === undefined || secret === undefined ? null : { id, secret }
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
