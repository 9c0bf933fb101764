import { PerformanceObserver } from 'node:perf_hooks'

export type StageTime = { stage: string; times: number; totalMs: number }

/** Adds up how long stages take, as seen from the ports that they stand behind. */
export type StageTimes = {
  /** The port, every call of it counted under the stage that `stageOf` names its method; null: not counted. */
  watch<Port extends object>(port: Port, stageOf: (method: string) => string | null): Port
  /** From here on HTTP calls are counted, too: from request to the end of the answer. `stop` gives all that was counted. */
  watchHttp(stageOf: (url: URL) => string | null): { stop(): StageTime[] }
}

type HttpDetail = { req: { url: string } }

export function createStageTimes(): StageTimes {
  const stages = new Map<string, StageTime>()
  function add(stage: string, ms: number): void {
    const known = stages.get(stage) ?? { stage, times: 0, totalMs: 0 }
    stages.set(stage, { stage, times: known.times + 1, totalMs: known.totalMs + ms })
  }

  return {
    watch(port, stageOf) {
      return new Proxy(port, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name)
          if (typeof value !== 'function') return value
          const stage = stageOf(String(name))
          if (stage === null) return value.bind(target)
          return async (...args: unknown[]) => {
            const beganMs = performance.now()
            try {
              return await Reflect.apply(value, target, args)
            } finally {
              add(stage, performance.now() - beganMs)
            }
          }
        },
      })
    },
    watchHttp(stageOf) {
      const take = (entries: readonly { name: string; duration: number; detail?: unknown }[]) => {
        for (const { name, duration, detail } of entries) {
          const stage = name === 'HttpClient' ? stageOf(new URL((detail as HttpDetail).req.url)) : null
          if (stage !== null) add(stage, duration)
        }
      }
      const observer = new PerformanceObserver((list) => take(list.getEntries()))
      observer.observe({ entryTypes: ['http'] })
      return {
        stop() {
          take(observer.takeRecords())
          observer.disconnect()
          return [...stages.values()]
        },
      }
    },
  }
}
