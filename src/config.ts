import { SettingError } from './setting-kinds.ts'
import { SETTINGS, UPSTREAMS } from './settings.ts'

type Values = { [K in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[K]['parse']> }

/** All settings, checked, grouped by who needs them, frozen. */
export type Config = ReturnType<typeof group>

/** What is wrong with the settings, one line each; the process ends with exit code 78 (EX_CONFIG of sysexits.h). */
export class ConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`Wrong settings:\n${problems.map((p) => `  ${p}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Reads the environment once. Unset and empty mean the default.
 * @throws ConfigError naming every wrong setting (never its value: it may be a secret).
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(SETTINGS)) {
    try {
      values[name] = setting.parse(env[name]?.trim() || setting.fallback)
    } catch (error) {
      if (!(error instanceof SettingError)) throw error
      problems.push(`${name} ${error.message}`)
    }
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return group(values as Values)
}

function group(v: Values) {
  const keyed = v.OPEN_METEO_API_KEY !== null
  // Open-Meteo's terms: the hosted service is free for non-commercial use only.
  const hostedFree = v.COMMERCIAL ? null : UPSTREAMS
  const openMeteoUrl = v.OPEN_METEO_BASE_URL ?? (keyed ? UPSTREAMS.openMeteoCustomer : hostedFree?.openMeteo)
  const archiveUrl =
    v.OPEN_METEO_ARCHIVE_BASE_URL ??
    (keyed ? UPSTREAMS.openMeteoArchiveCustomer : hostedFree?.openMeteoArchive)
  const airkoreaKey = v.AIRKOREA_SERVICE_KEY ?? v.KMA_SERVICE_KEY
  return Object.freeze({
    role: v.ROLE,
    nowMs: v.NOW,
    commercial: v.COMMERCIAL,
    logLevel: v.LOG_LEVEL,
    api: Object.freeze({
      host: v.HOST,
      port: v.PORT,
      corsOrigins: v.CORS_ORIGINS,
      trustProxy: v.TRUST_PROXY,
      appKeys: v.APP_KEYS,
      requestsPerMinute: v.RATE_LIMIT_PER_MINUTE,
      appRequestsPerMinute: v.RATE_LIMIT_APP_PER_MINUTE,
    }),
    store: Object.freeze({
      dataDir: v.DATA_DIR,
      databaseUrl: v.DATABASE_URL,
      redisUrl: v.REDIS_URL,
      cacheMaxBytes: v.CACHE_MAX_MB * 2 ** 20,
    }),
    keep: Object.freeze({
      historyDays: v.HISTORY_DAYS,
      forecastDays: v.FORECAST_DAYS,
      thinnedForecastDays: v.THINNED_FORECAST_DAYS,
      demandDays: v.DEMAND_DAYS,
      profileDays: v.PROFILE_DAYS,
    }),
    vision: Object.freeze({
      ...(v.TAG_WORKERS > 0 && { workers: v.TAG_WORKERS }),
      threadsPerWorker: v.TAG_THREADS_PER_WORKER,
      maxQueue: v.TAG_MAX_QUEUE,
    }),
    crawl: Object.freeze({
      contact: v.CONTACT,
      minIntervalMs: v.CRAWL_MIN_INTERVAL_MS,
      maxDelayMs: v.CRAWL_MAX_DELAY_S * 1000,
    }),
    posts: Object.freeze({
      commons: { baseUrl: v.COMMONS_BASE_URL },
      flickr: { key: v.FLICKR_API_KEY, baseUrl: v.FLICKR_BASE_URL },
      instagram: {
        account:
          v.INSTAGRAM_TOKEN === null || v.INSTAGRAM_USER_ID === null
            ? null
            : { token: v.INSTAGRAM_TOKEN, userId: v.INSTAGRAM_USER_ID },
        baseUrl: v.INSTAGRAM_BASE_URL,
      },
      mastodon: { baseUrl: v.MASTODON_BASE_URL, token: v.MASTODON_TOKEN },
      newsFeeds: v.NEWS_FEEDS,
      sites: v.CRAWL_SITES,
      sitesFile: v.CRAWL_SITES_FILE,
      wordsFile: v.CRAWL_WORDS_FILE,
    }),
    weather: Object.freeze({
      contact: v.CONTACT,
      kma: v.KMA_SERVICE_KEY === null ? null : { key: v.KMA_SERVICE_KEY, baseUrl: v.KMA_BASE_URL },
      kmaHub: v.KMA_HUB_KEY === null ? null : { key: v.KMA_HUB_KEY, baseUrl: v.KMA_HUB_BASE_URL },
      airkorea:
        airkoreaKey === null ? null : { key: airkoreaKey, baseUrl: v.AIRKOREA_BASE_URL ?? v.KMA_BASE_URL },
      metNorway: v.CONTACT === null ? null : { baseUrl: v.MET_NORWAY_BASE_URL },
      openMeteo:
        openMeteoUrl === undefined
          ? null
          : { apiKey: v.OPEN_METEO_API_KEY, baseUrl: openMeteoUrl, archiveBaseUrl: archiveUrl ?? null },
      limits: Object.freeze({
        kmaCallsPerDay: v.KMA_CALLS_PER_DAY,
        kmaHubCallsPerDay: v.KMA_HUB_CALLS_PER_DAY,
        airkoreaCallsPerDay: v.AIRKOREA_CALLS_PER_DAY,
        openMeteoCallsPerDay: v.OPEN_METEO_CALLS_PER_DAY,
      }),
    }),
  })
}
