/** `text` with every value of `secrets` made unreadable: as it is, percent-encoded, and as JSON writes it with escaped slashes. */
export function withoutSecrets(text: string, secrets: Readonly<Record<string, string>> = {}): string {
  return spellings(secrets).reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
}

function spellings(secrets: Readonly<Record<string, string>>): string[] {
  return Object.values(secrets)
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret), secret.replaceAll('/', '\\/')])
}
