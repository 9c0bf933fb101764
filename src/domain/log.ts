/** What a layer needs of a logger; pino's Logger is one. Fields first, then a sentence. Neither ever holds a key or a URL with one. */
export type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
