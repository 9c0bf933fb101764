import { describe, expect, it } from 'vitest'
import { bytesWithoutSecrets, withoutSecrets } from '../../../src/crawlers/http/secrets.ts'

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

  it('is bytes where it was, and no others change', () => {
    const bytes = Buffer.concat([
      Buffer.from([0, 255, 128]),
      Buffer.from(`암호=비밀&${encodeURIComponent('비밀')}`),
      Buffer.from([254]),
    ])
    const clean = Buffer.concat([Buffer.from([0, 255, 128]), Buffer.from('암호=***&***'), Buffer.from([254])])
    expect(Buffer.from(bytesWithoutSecrets(bytes, { key: '비밀' })).equals(clean)).toBe(true)
    expect(bytesWithoutSecrets(bytes)).toBe(bytes)
  })
})
