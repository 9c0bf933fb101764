import { type TSchema, Type } from 'typebox'
import { Problem } from '../problem.ts'

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

/** What an endpoint answers, errors included: for the API's description of itself. */
export function responses<S extends TSchema, const Status extends 200 | 201 = 200>(
  schema: S,
  status: Status = 200 as Status,
) {
  return { [status]: schema, ...PROBLEMS } as { [status in Status]: S } & typeof PROBLEMS
}

/** Done, and nothing to say. */
export function noContent() {
  return { 204: Type.Null({ description: 'Done.' }), ...PROBLEMS }
}

const PROBLEMS = {
  '4xx': problem('The request is wrong: `errors` names what, or wait as `Retry-After` says.'),
  '5xx': problem('No data reach the place (503), or a fault of ours.'),
}
