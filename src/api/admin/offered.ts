import { ProblemError } from '../problem.ts'

/** A port that this process may lack. */
export function offered<T>(port: T | null): T {
  if (port === null) throw new ProblemError('not-found', 'This server does not offer it.')
  return port
}
