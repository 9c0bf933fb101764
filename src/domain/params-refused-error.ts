import { SkipError } from '../errors.ts'

/** A field of what was asked can't be used. The message is fit for a client and says what is allowed. */
export class ParamsRefusedError extends SkipError {
  /** Of CrawlParams, with a slash before what lies within (`near/radiusKm`); `schedule` of a source's setting. */
  readonly field: string
  /** The message without the field. */
  readonly detail: string

  constructor(field: string, detail: string, options?: ErrorOptions) {
    super('params-refused', `${field}: ${detail}`, options)
    this.field = field
    this.detail = detail
  }
}
