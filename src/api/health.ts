import { type Static, Type } from 'typebox'

/** What the answers rest on, as /readyz and /metrics tell it. Assembled by context.ts; holds no key and no address. */
export const Health = Type.Object({
  store: Type.Object({
    driver: Type.Enum(['embedded', 'postgres']),
    state: Type.Enum(['opening', 'open', 'failed', 'closed']),
  }),
  cache: Type.Object({ driver: Type.Enum(['memory', 'redis']), errors: Type.Integer() }),
  /** It is opened with the first photo; `model` is its version once it is open. */
  detector: Type.Object({
    state: Type.Enum(['unused', 'opening', 'open', 'failed']),
    model: Type.Union([Type.String(), Type.Null()]),
  }),
  providers: Type.Array(
    Type.Object({
      product: Type.String(),
      calls: Type.Integer(),
      lastSuccessMs: Type.Union([Type.Integer(), Type.Null()]),
      /** Code of the last error, and when it happened. */
      lastError: Type.Union([Type.String(), Type.Null()]),
      lastErrorMs: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
})
export type Health = Static<typeof Health>
