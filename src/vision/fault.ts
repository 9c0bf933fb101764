import { AbortedError, OndotError, type Reaction, RetryError, SkipError, ThrottleError } from '../errors.ts'

/** A coded error as it crosses from a worker thread: classes don't survive structured cloning. */
export type CodedFault = { reaction: Reaction; code: string; message: string }

/** What is no coded error broke the tagger on this one photo: skip it. */
export function errorToFault(error: unknown): CodedFault {
  if (error instanceof OndotError) {
    return { reaction: error.reaction, code: error.code, message: error.message }
  }
  return { reaction: 'skip', code: 'tagger-crashed', message: `Tagging failed: ${String(error)}` }
}

export function faultToError({ reaction, code, message }: CodedFault): OndotError {
  switch (reaction) {
    case 'retry':
      return new RetryError(code, message)
    case 'throttle':
      return new ThrottleError(code, message, null)
    case 'skip':
      return new SkipError(code, message)
    case 'abort':
      return new AbortedError(code, message)
    default:
      return reaction satisfies never
  }
}
