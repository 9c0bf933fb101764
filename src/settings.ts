import {
  baseUrl,
  flag,
  integer,
  LogLevel,
  list,
  moment,
  newsFeeds,
  oneOf,
  optional,
  optionalUrl,
  Role,
  type Setting,
  text,
} from './setting-kinds.ts'

/** Where to reach an upstream when no setting says otherwise. */
export const UPSTREAMS = {
  kma: 'https://apis.data.go.kr',
  kmaHub: 'https://apihub.kma.go.kr',
  metNorway: 'https://api.met.no',
  openMeteo: 'https://api.open-meteo.com',
  openMeteoCustomer: 'https://customer-api.open-meteo.com',
  openMeteoArchive: 'https://archive-api.open-meteo.com',
  openMeteoArchiveCustomer: 'https://customer-archive-api.open-meteo.com',
  commons: 'https://commons.wikimedia.org',
  flickr: 'https://api.flickr.com',
  instagram: 'https://graph.facebook.com',
} as const

/** Every setting there is. `.env.example` is generated from this table, and a test holds the two together. */
export const SETTINGS = {
  HOST: text('127.0.0.1', 'Address to listen on; 0.0.0.0 for all.'),
  PORT: integer(3000, 0, 65535, 'Port to listen on; 0 lets the system choose.'),
  ROLE: oneOf(Role, 'all', 'all: API and worker in one process; api: answers only; worker: refreshes only.'),
  DATA_DIR: text(
    './data',
    'Where the embedded database lives (used without DATABASE_URL; one process a directory).',
  ),
  DATABASE_URL: optionalUrl(['postgres', 'postgresql'], 'Postgres 15 or newer. Empty: embedded.'),
  REDIS_URL: optionalUrl(['redis', 'rediss'], 'Redis 7 or newer as cache. Empty: memory.'),
  CACHE_MAX_MB: integer(64, 1, 65536, 'Size of the memory cache.'),
  LOG_LEVEL: oneOf(LogLevel, 'info', 'fatal, error, warn, info, debug, trace or silent.'),
  NOW: moment,
  COMMERCIAL: flag(
    false,
    'true turns the hosted free Open-Meteo off (its terms) unless a key or an own base URL is set.',
  ),
  CORS_ORIGINS: list('*', 'Origins of web pages that may call the API, comma separated; * for all.'),
  TRUST_PROXY: flag(
    false,
    'true takes the client address from X-Forwarded-For (only behind a proxy of yours).',
  ),
  APP_KEYS: list(
    '',
    'Keys that apps send as X-App-Key, comma separated: they are limited by key instead of address.',
  ),
  RATE_LIMIT_PER_MINUTE: integer(120, 1, 100_000_000, 'Requests a minute from one address.'),
  RATE_LIMIT_APP_PER_MINUTE: integer(60_000, 1, 100_000_000, 'Requests a minute with one app key.'),
  TAG_WORKERS: integer(
    0,
    0,
    256,
    'Worker threads of the garment detector; 0: one a core. They start with the first photo.',
  ),
  TAG_THREADS_PER_WORKER: integer(1, 1, 64, 'Threads that the network takes in each worker.'),
  TAG_MAX_QUEUE: integer(256, 1, 100_000, 'Photos that may wait; more are refused.'),
  KMA_SERVICE_KEY: optional(
    'Service key of data.go.kr (15084084), decoding or encoding form. Empty: KMA is not asked.',
  ),
  KMA_BASE_URL: baseUrl(UPSTREAMS.kma, 'KMA on data.go.kr.'),
  KMA_CALLS_PER_DAY: integer(
    10_000,
    1,
    10_000_000,
    'Calls a day (Korean time) and operation that the key allows.',
  ),
  KMA_HUB_KEY: optional(
    'Key of KMA’s API hub (apihub.kma.go.kr): a second way to the forecasts and warnings. Empty: not asked.',
  ),
  KMA_HUB_BASE_URL: baseUrl(UPSTREAMS.kmaHub, 'KMA’s API hub.'),
  KMA_HUB_CALLS_PER_DAY: integer(
    10_000,
    1,
    10_000_000,
    'Calls a day (Korean time) and operation that the hub’s key allows.',
  ),
  AIRKOREA_SERVICE_KEY: optional(
    'Service key of data.go.kr for AirKorea, fine dust. Empty: KMA_SERVICE_KEY is tried.',
  ),
  AIRKOREA_BASE_URL: optionalUrl(['https', 'http'], 'AirKorea on data.go.kr. Empty: as KMA_BASE_URL.'),
  AIRKOREA_CALLS_PER_DAY: integer(500, 1, 10_000_000, 'Calls a day (Korean time) that the key allows.'),
  CONTACT: optional(
    'Your e-mail address or web page, told in the User-Agent. Empty: MET Norway is not asked, and nothing is crawled.',
  ),
  MET_NORWAY_BASE_URL: baseUrl(UPSTREAMS.metNorway, 'MET Norway.'),
  OPEN_METEO_API_KEY: optional('Key of a commercial Open-Meteo plan.'),
  OPEN_METEO_BASE_URL: optionalUrl(
    ['https', 'http'],
    `Open-Meteo forecast. Empty: ${UPSTREAMS.openMeteo}, with a key ${UPSTREAMS.openMeteoCustomer}.`,
  ),
  OPEN_METEO_ARCHIVE_BASE_URL: optionalUrl(
    ['https', 'http'],
    `Open-Meteo history. Empty: ${UPSTREAMS.openMeteoArchive}, with a key ${UPSTREAMS.openMeteoArchiveCustomer}.`,
  ),
  HISTORY_DAYS: integer(
    400,
    1,
    3650,
    'Days of hourly observations that are collected and kept; 400 reach the same date last year.',
  ),
  FORECAST_DAYS: integer(
    14,
    1,
    3650,
    'Days that forecasts are kept whole; of older ones stays what was said last before each hour.',
  ),
  THINNED_FORECAST_DAYS: integer(90, 1, 3650, 'Days that those are kept.'),
  PROFILE_DAYS: integer(
    730,
    30,
    3650,
    'Days that a profile is kept after its last request; then it is deleted with all its data.',
  ),
  DEMAND_DAYS: integer(30, 7, 3650, 'Days that counts of what was asked for are kept.'),
  OPEN_METEO_CALLS_PER_DAY: integer(10_000, 1, 10_000_000, 'Calls a day (UTC) to Open-Meteo.'),
  CRAWL_MIN_INTERVAL_MS: integer(
    1_000,
    0,
    3_600_000,
    'Pause between two requests of a crawl to one host; a longer Crawl-delay of its robots.txt counts instead.',
  ),
  CRAWL_MAX_DELAY_S: integer(
    60,
    1,
    3_600,
    'Longest wait for a host in mid-crawl: a longer Crawl-delay is cut to it, a longer Retry-After puts the crawl off.',
  ),
  COMMONS_BASE_URL: baseUrl(UPSTREAMS.commons, 'Wikimedia Commons.'),
  FLICKR_API_KEY: optional('Key of Flickr’s API. Empty: Flickr is not asked.'),
  FLICKR_BASE_URL: baseUrl(UPSTREAMS.flickr, 'Flickr.'),
  INSTAGRAM_TOKEN: optional(
    'Access token of a reviewed business account for Instagram’s hashtag search. Empty: not asked.',
  ),
  INSTAGRAM_USER_ID: optional('Id of that account.'),
  INSTAGRAM_BASE_URL: baseUrl(UPSTREAMS.instagram, 'Instagram’s Graph API.'),
  MASTODON_BASE_URL: optionalUrl(
    ['https', 'http'],
    'A Mastodon instance whose hashtags may be read. Empty: none.',
  ),
  MASTODON_TOKEN: optional('Access token, where the instance wants one.'),
  NEWS_FEEDS: newsFeeds('Feeds of news as weather=URL or fashion=URL, comma separated. Empty: no news.'),
  CRAWL_SITES: list(
    '',
    'Ids of site profiles to turn on, comma separated: name only sites that have given permission (docs/operations.md).',
  ),
  CRAWL_SITES_FILE: optional('JSON file with site profiles of your own (docs/operations.md).'),
  CRAWL_WORDS_FILE: optional(
    'CSV file with the words that keep a post out (source,word,reason), in place of the list that ships.',
  ),
} as const satisfies Record<string, Setting<unknown>>

/** The text of `.env.example`: every setting, its default and what it is for. */
export function envExample(): string {
  return `${Object.entries(SETTINGS)
    .map(([name, { about, fallback }]) => `# ${about}\n${name}=${fallback}`)
    .join('\n\n')}\n`
}
