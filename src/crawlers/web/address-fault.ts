import ipaddr from 'ipaddr.js'

/** Where Azure's machines answer their tenants; it lies among public addresses. */
const PLATFORM_ADDRESSES: ReadonlySet<string> = new Set(['168.63.129.16'])

/** Global unicast (IANA IPv6 Address Space): what lies outside is special or not assigned. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Why a crawler may not connect to an IP address, in a few words; null: it is a public one.
 * Special ranges are those of ipaddr.js (IANA special-purpose registries). What nobody can tell is refused.
 */
export function addressFault(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not an IP address'
  const parsed = ipaddr.parse(address)
  const range = parsed.range()
  if (range !== 'unicast') return `a special address (${range})`
  if (parsed instanceof ipaddr.IPv4) {
    return PLATFORM_ADDRESSES.has(parsed.toString()) ? 'a special address (platform)' : null
  }
  if (!parsed.match(GLOBAL_UNICAST)) return 'a special address (not global unicast)'
  // ISATAP (RFC 5214): the last 32 bits name an IPv4 host behind a tunnel.
  const [, , , , fifth = 0, sixth] = parsed.parts
  return (fifth & 0xfdff) === 0 && sixth === 0x5efe ? 'a special address (isatap)' : null
}
