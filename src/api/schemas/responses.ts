import type { TSchema } from 'typebox'
import { Problem } from '../problem.ts'

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

/** What an endpoint answers, errors included: for the API's description of itself. */
export function responses<S extends TSchema>(schema: S) {
  return {
    200: schema,
    '4xx': problem('The request is wrong: `errors` names what, or wait as `Retry-After` says.'),
    '5xx': problem('No data reach the place (503), or a fault of ours.'),
  }
}
