export type WebRequest = {
  /** Public, http or https; see checkUrl. It may be kept and shown: keys go into `secrets`. */
  url: string
  /** Beginnings of the media types that are of use: `text/html`, `image/`. Empty: all. An answer without a type passes. */
  accept: readonly string[]
  /** Of the body, decompressed. */
  maxBytes: number
  /** Of the answer that is stored; where it still holds, the new one has status 304 and no body. */
  etag?: string | undefined
  lastModified?: string | undefined
  /** Beside our own; not sent to another origin. */
  headers?: Readonly<Record<string, string>>
  /** Query and header values that must never be seen: not in an error, an answer's address or its body. Not sent to another origin. */
  secrets?: { query?: Readonly<Record<string, string>>; headers?: Readonly<Record<string, string>> }
  /** Statuses beside 2xx and 304 that the caller reads by itself, where they come in a type that it accepts. */
  statuses?: readonly number[]
  /** False for APIs that are called by their documented terms; true where left out. */
  robots?: boolean
  /** Called before every request, those for robots.txt, redirects and further tries included; what it throws ends the fetch. */
  admit?: (() => Promise<void>) | undefined
  /** The page that links to it. From one elsewhere, an address on a configured origin is refused like any private one. */
  linkedFrom?: string | undefined
  signal: AbortSignal
}

export type WebAnswer = {
  /** After redirects, without secrets. */
  url: string
  /** 2xx, 304, or one of `statuses`. */
  status: number
  /** As the other side says it; the body may be something else. */
  contentType: string | null
  body: Uint8Array
  etag?: string
  lastModified?: string
  /** X-Robots-Tag, as it came. */
  robotsTag?: string
  /** The host has asked for a pause; it is kept whatever the caller does. */
  retryAfterMs?: number
}
