import fp from 'fastify-plugin'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ForecastSkill } from '../../domain/forecast-skill.ts'
import type { ApiDeps } from '../deps.ts'

declare module 'fastify' {
  interface FastifyInstance {
    metrics: Registry
  }
}

/** Upper bounds in seconds: from a cached answer (under 1 ms) to a provider's deadline. */
const BUCKETS_S = [0.0005, 0.001, 0.0025, 0.005, 0.015, 0.05, 0.15, 0.5, 1, 3, 10]

/** Prometheus metrics: requests by route and status, the process, and the health of what the answers rest on. */
export const observe = fp<Pick<ApiDeps, 'health' | 'skill'> & { edgeHits: () => number }>(
  async (app, { health, skill, edgeHits }) => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    const seconds = new Histogram({
      name: 'ondot_http_request_seconds',
      help: 'Time of a request by route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS_S,
      registers: [registry],
    })
    type Read = (gauge: Gauge) => void | Promise<void>
    const gauge = (name: string, help: string, labelNames: string[], read: Read) =>
      new Gauge({
        name,
        help,
        labelNames,
        registers: [registry],
        async collect() {
          this.reset()
          await read(this)
        },
      })

    gauge('ondot_store_open', '1 while the database is open.', [], (g) =>
      g.set(health().store.state === 'open' ? 1 : 0),
    )
    gauge(
      'ondot_edge_answers_total',
      'Requests answered by the cache in front, not counted above.',
      [],
      (g) => g.set(edgeHits()),
    )
    gauge('ondot_cache_errors_total', 'Faults of the cache driver since start.', ['driver'], (g) => {
      const { cache } = health()
      g.set({ driver: cache.driver }, cache.errors)
    })
    gauge('ondot_provider_calls_total', 'Calls to weather providers since start.', ['product'], (g) => {
      for (const p of health().providers) g.set({ product: p.product }, p.calls)
    })
    gauge('ondot_provider_last_success_seconds', 'Epoch time of the last good answer.', ['product'], (g) => {
      for (const p of health().providers)
        if (p.lastSuccessMs !== null) g.set({ product: p.product }, p.lastSuccessMs / 1000)
    })
    gauge(
      'ondot_provider_last_error_seconds',
      'Epoch time of the last error, by its code.',
      ['product', 'code'],
      (g) => {
        for (const { product, lastError, lastErrorMs } of health().providers)
          if (lastError !== null && lastErrorMs !== null)
            g.set({ product, code: lastError }, lastErrorMs / 1000)
      },
    )

    const skillGauge = (name: string, help: string, of: (skill: ForecastSkill) => number) =>
      gauge(name, help, ['region', 'product', 'lead_hours'], async (g) => {
        for (const known of await skill()) {
          const { region, product, leadHours } = known
          g.set({ region, product, lead_hours: String(leadHours) }, of(known))
        }
      })
    const over = 'over the last 30 days, by lead time (upper end, hours) and region.'
    skillGauge('ondot_forecast_bias_celsius', `Mean of forecast less observed ${over}`, (s) => s.biasC)
    skillGauge('ondot_forecast_rmse_celsius', `Root mean square error of forecasts ${over}`, (s) => s.rmseC)
    skillGauge('ondot_forecast_scored_hours', `Pairs of forecast and observed hour ${over}`, (s) => s.hours)

    app.addHook('onResponse', async (request, reply) => {
      // An unmatched path is one label, not one for every path somebody tries.
      const route = request.routeOptions.url ?? 'unmatched'
      seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    })
    app.decorate('metrics', registry)
  },
)
