import { describe, expect, it } from 'vitest'
import { licenceOf } from '../../../src/crawlers/posts/licences.ts'

describe('a licence', () => {
  it.each([
    ['https://creativecommons.org/licenses/by-sa/4.0', 'anything', 'cc-by-sa-4.0', true],
    ['http://creativecommons.org/licenses/by/2.0/kr/', '', 'cc-by-2.0', true],
    ['//creativecommons.org/licenses/by-nc-nd/3.0/', '', 'cc-by-nc-nd-3.0', false],
    ['https://creativecommons.org/licenses/by-nd/4.0/', '', 'cc-by-nd-4.0', false],
    ['https://creativecommons.org/publicdomain/zero/1.0/', '', 'cc0-1.0', true],
    ['https://creativecommons.org/publicdomain/mark/1.0/', '', 'public-domain', true],
    ['', 'CC BY-SA 3.0', 'cc-by-sa-3.0', true],
    ['', 'CC BY-NC 2.0', 'cc-by-nc-2.0', false],
    ['', 'CC0', 'cc0-1.0', true],
    ['', 'Public domain', 'public-domain', true],
    ['', 'All rights reserved', 'unknown', false],
    ['', '', 'unknown', false],
    ['https://creativecommons.org.evil.example/licenses/by/4.0/', '', 'unknown', false],
    ['https://evil.example/?https://creativecommons.org/licenses/by/4.0/', '', 'unknown', false],
  ])('of address %j and name %j is %s; copies: %s', (url, name, id, copies) => {
    expect(licenceOf(url, name)).toMatchObject({ id, copies })
  })
})
