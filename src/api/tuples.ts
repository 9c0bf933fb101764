/**
 * A document whose tuples are written as OpenAPI 3.1 (JSON Schema 2020-12) wants them, `prefixItems`; TypeBox and Fastify's validator
 * speak the form of before, an array of `items`.
 */
export function withPrefixItems<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withPrefixItems) as T
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([key, value]) => [key, withPrefixItems(value)] as const)
  const copy = Object.fromEntries(entries)
  if (!Array.isArray(copy.items)) return copy as T
  const { items, additionalItems: _, ...rest } = copy
  return { ...rest, prefixItems: items, minItems: items.length, maxItems: items.length } as T
}
