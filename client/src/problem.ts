import type { paths } from './api-schema.ts'

/** What the API says where it can not answer (RFC 9457). */
export type Problem = paths['/v1/regions']['get']['responses']['4XX']['content']['application/problem+json']

/** Thrown by `answer`. `code` is stable; `retryAfterS` where the API says when to ask again. */
export class OndotProblem extends Error {
  readonly code: string
  readonly status: number
  readonly problem: Problem | null
  readonly retryAfterS: number | null

  constructor(problem: Problem | null, response: Response) {
    super(problem?.detail ?? `HTTP ${response.status}`)
    this.name = 'OndotProblem'
    this.code = problem?.code ?? 'no-answer'
    this.status = response.status
    this.problem = problem
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    this.retryAfterS = Number.isFinite(seconds) ? seconds : null
  }
}

type Fetched<T> = { data?: T; error?: unknown; response: Response }

/**
 * The answer itself: `await answer(client.GET(…))`.
 * @throws OndotProblem for a problem; what fetch threw (TypeError) where nothing answered.
 */
export async function answer<T>(fetched: Promise<Fetched<T>>): Promise<T> {
  const { data, error, response } = await fetched
  if (response.ok && data !== undefined) return data
  throw new OndotProblem(isProblem(error) ? error : null, response)
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error
}
