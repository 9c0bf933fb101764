import { expect, it } from 'vitest'
import { rightsOf } from '../../../../src/crawlers/posts/ingest/rights-of.ts'

const author = { name: 'Kim', url: null }
const licence = (id: string, copies = true) => ({ id, url: null, copies })

it.each([
  ['cc0-1.0', true],
  ['public-domain', true],
  ['cc-by-2.0', true],
  ['cc-by-sa-4.0', true],
  ['cc-by-nc-2.0', false],
  ['cc-by-nd-4.0', false],
  ['cc-by-nc-sa-4.0', false],
  ['all-rights-reserved', false],
  ['unknown', false],
])('of %s a small copy is kept: %s', (id, keepsCopy) => {
  expect(rightsOf({ licence: licence(id), author }, { commercial: false })).toEqual({ keepsCopy })
})

it('keeps no copy that it can’t attribute', () => {
  expect(rightsOf({ licence: licence('cc-by-4.0'), author: null }, { commercial: false }).keepsCopy).toBe(
    false,
  )
  expect(
    rightsOf({ licence: licence('cc-by-4.0'), author: { name: ' ', url: null } }, { commercial: false })
      .keepsCopy,
  ).toBe(false)
  expect(rightsOf({ licence: licence('cc0-1.0'), author: null }, { commercial: false }).keepsCopy).toBe(true)
})

it('keeps no copy where the driver says that the source forbids it', () => {
  expect(rightsOf({ licence: licence('cc-by-4.0', false), author }, { commercial: false }).keepsCopy).toBe(
    false,
  )
})

it('refuses non-commercial licences where the service earns money', () => {
  expect(() => rightsOf({ licence: licence('cc-by-nc-2.0'), author }, { commercial: true })).toThrowError(
    expect.objectContaining({ code: 'licence-noncommercial', reaction: 'skip' }),
  )
  expect(rightsOf({ licence: licence('cc-by-2.0'), author }, { commercial: true }).keepsCopy).toBe(true)
})
