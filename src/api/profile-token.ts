import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const SECRET_BYTES = 32
const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/

/** `ID.SECRET`: shown once to whoever made it; the store keeps a hash of the secret. */
export function createToken(profileId: string): { token: string; secretHash: Uint8Array } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  return { token: `${profileId}.${secret}`, secretHash: hashOf(secret) }
}

/** null for what can't be a token. */
export function parseToken(token: string): { id: string; secretHash: Uint8Array } | null {
  const [, id, secret] = TOKEN.exec(token) ?? []
  return id === undefined || secret === undefined ? null : { id, secretHash: hashOf(secret) }
}

/** Takes as long whatever differs. */
export function sameSecret(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** No stretching: the secret has 256 random bits. */
function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}
