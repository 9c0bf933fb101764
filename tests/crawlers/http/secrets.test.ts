import { describe, expect, it } from 'vitest'
import { withoutSecrets } from '../../../src/crawlers/http/secrets.ts'

describe('a text without secrets', () => {
  it('holds them in no way of writing', () => {
    const secret = "a b/c+d=(é)'"
    const text = [
      secret,
      encodeURIComponent(secret),
      encodeURIComponent(secret).toLowerCase(),
      new URLSearchParams({ key: secret }).toString(),
      JSON.stringify(secret).replaceAll('/', '\\/'),
    ].join(' | ')
    expect(withoutSecrets(text, { key: secret })).toBe('*** | *** | *** | key=*** | "***"')
  })

  it('is the same where there are none, or empty ones', () => {
    expect(withoutSecrets('a')).toBe('a')
    expect(withoutSecrets('a', { key: '' })).toBe('a')
  })
})
