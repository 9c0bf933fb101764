/** `text` with every value of `secrets` made unreadable, in all the ways that URLs and JSON write it. */
export function withoutSecrets(text: string, secrets: Readonly<Record<string, string>> = {}): string {
  return Object.values(secrets)
    .flatMap(spellings)
    .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
}

function spellings(secret: string): string[] {
  if (secret === '') return []
  const escaped = [encodeURIComponent(secret), new URLSearchParams({ x: secret }).toString().slice(2)]
  const lower = escaped.map((text) => text.replace(/%../g, (octet) => octet.toLowerCase()))
  return [secret, secret.replaceAll('/', '\\/'), ...escaped, ...lower]
}
