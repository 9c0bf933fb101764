/** `text` with every value of `secrets` made unreadable, in all the ways that URLs and JSON write it. */
export function withoutSecrets(text: string, secrets: Readonly<Record<string, string>> = {}): string {
  return Object.values(secrets)
    .flatMap(spellings)
    .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
}

/** The same for a body, byte for byte, whatever the encoding of its text. */
export function bytesWithoutSecrets(
  bytes: Uint8Array,
  secrets: Readonly<Record<string, string>> = {},
): Uint8Array {
  const values = Object.entries(secrets)
  if (values.length === 0) return bytes
  const asBytes = values.map(([name, value]) => [`${name} as bytes`, Buffer.from(value).toString('latin1')])
  const text = withoutSecrets(Buffer.from(bytes).toString('latin1'), {
    ...secrets,
    ...Object.fromEntries(asBytes),
  })
  return Buffer.from(text, 'latin1')
}

function spellings(secret: string): string[] {
  if (secret === '') return []
  const escaped = [encodeURIComponent(secret), new URLSearchParams({ x: secret }).toString().slice(2)]
  const lower = escaped.map((text) => text.replace(/%../g, (octet) => octet.toLowerCase()))
  return [secret, secret.replaceAll('/', '\\/'), ...escaped, ...lower]
}
