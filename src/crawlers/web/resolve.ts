import type { LookupAddress } from 'node:dns'
import { lookup, Resolver } from 'node:dns/promises'

/** All A and AAAA addresses of a host. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>

/** As the machine does for its own names: hosts file, search domains, DNS. */
export const resolveLikeSystem: Resolve = (hostname) => lookup(hostname, { all: true })

/**
 * By DNS alone. Beside `lookup` it takes none of the four threads that files and image decoding share: names that answer slowly hold
 * nobody up. Addresses of a family that can't be had are not there.
 * @param servers instead of the machine's, `address:port`
 */
export function createDnsResolve(servers?: readonly string[]): Resolve {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (servers) resolver.setServers(servers)
  return async (hostname) => {
    const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
    const addresses = found.flatMap((answer, i) =>
      answer.status === 'rejected'
        ? []
        : answer.value.map((address) => ({ address, family: i === 0 ? 4 : 6 })),
    )
    if (addresses.length > 0) return addresses
    throw found.find((answer) => answer.status === 'rejected')?.reason ?? new Error('no addresses')
  }
}
