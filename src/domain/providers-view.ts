import { type Static, Type } from 'typebox'

const Moment = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])
const Minutes = Type.Union([Type.Integer(), Type.Null()])

/** How the weather providers fare, over all processes that share the store. For operators; holds no key and no address. */
export const ProvidersView = Type.Object({
  /** Those that are set up or were asked before: forecasts, bulletins (`airkorea`, `kma-alerts`, `kma-uv`), sources of history. By name. */
  products: Type.Array(
    Type.Object({
      product: Type.String(),
      /** null: never. */
      lastSuccessAt: Moment,
      /** Most recent first. */
      errors: Type.Array(
        Type.Object({
          code: Type.String(),
          lastAt: Type.String({ format: 'date-time' }),
          times: Type.Integer(),
        }),
      ),
      /** Of the last day; null where there is none, and for what is not issued as a forecast. */
      newestIssueAt: Moment,
      /** The newest issue here is behind the newest that is published by so much. */
      behindMinutes: Minutes,
      /** The shortest time from an issue to having it: how late it is published at most. */
      delayMinutes: Minutes,
    }),
  ),
  /** Of today, in the provider's own zone; those of which nothing is used are left out. */
  budgets: Type.Array(
    Type.Object({
      provider: Type.String(),
      window: Type.String(),
      used: Type.Integer(),
      limit: Type.Integer(),
      left: Type.Integer(),
    }),
  ),
})
export type ProvidersView = Static<typeof ProvidersView>

/** Port: the view of now. Rejects with StoreUnavailableError while the store is away. */
export type ReadProviders = () => Promise<ProvidersView>
