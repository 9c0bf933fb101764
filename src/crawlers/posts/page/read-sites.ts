import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { Errors, Value } from 'typebox/value'
import { AbortedError } from '../../../errors.ts'
import { SiteProfile } from './site-profile.ts'

const Profiles = Type.Array(SiteProfile)
const SHIPPED = new URL('./sites.json', import.meta.url)

/**
 * The profiles that ship with the project and those of the operator's file; equal ids are the operator's. `on` names sites to turn on.
 * Throws AbortedError `sites-unreadable` naming the field that is wrong.
 */
export function readSites(file: string | null, on: readonly string[]): SiteProfile[] {
  const byId = new Map(
    [...profilesIn(SHIPPED), ...(file === null ? [] : profilesIn(file))].map((site) => [site.id, site]),
  )
  const strange = on.find((id) => !byId.has(id))
  if (strange !== undefined)
    throw new AbortedError(
      'sites-unreadable',
      `CRAWL_SITES names no profile: ${strange}; there are ${[...byId.keys()].join(', ')}`,
    )
  return [...byId.values()].map((site) => (on.includes(site.id) ? { ...site, on: true } : site))
}

function profilesIn(file: string | URL): SiteProfile[] {
  const refuse = (why: string) =>
    new AbortedError('sites-unreadable', `${file instanceof URL ? 'sites.json' : file}: ${why}`)
  let read: unknown
  try {
    read = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : 'unreadable')
  }
  const [first] = Errors(Profiles, read)
  if (first) throw refuse(`${first.instancePath || '/'} ${first.message}`)
  const sites = Value.Parse(Profiles, read)
  for (const { id, linkPattern } of sites) {
    try {
      new RegExp(linkPattern, 'u')
    } catch {
      throw refuse(`${id}: linkPattern is no regular expression`)
    }
  }
  return sites
}
