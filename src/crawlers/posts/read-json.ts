import type { Static, TSchema } from 'typebox'
import { Check } from 'typebox/value'
import { RetryError } from '../../errors.ts'
import type { HttpAnswer } from '../http/http-client.ts'
import { seen, statusError } from '../http/status-error.ts'
import type { WebClient } from '../web/web-client.ts'
import type { WebRequest } from '../web/web-request.ts'

/** Of one page of an API. */
const MAX_BYTES = 8 * 2 ** 20
/** What the services say about them stands in the body; the client deals with 429 and 5xx. */
const FAULTS_WITH_BODY = [400, 401, 403, 404, 422]

/**
 * GETs JSON of a shape from an API whose documented terms, not robots.txt, say how it may be asked.
 * `faultOf` sees every body that is JSON first: some services tell faults with status 200.
 * Throws RetryError `upstream-body` for a body of another shape (cut short, HTML of a proxy), else what the status means.
 */
export async function readJson<S extends TSchema>(
  web: WebClient,
  schema: S,
  request: Omit<WebRequest, 'accept' | 'maxBytes' | 'robots'>,
  faultOf: (body: unknown, answer: HttpAnswer) => Error | null = () => null,
): Promise<Static<S>> {
  const answer = await web.fetch({
    ...request,
    accept: ['application/json', 'text/json'],
    maxBytes: MAX_BYTES,
    statuses: FAULTS_WITH_BODY,
    robots: false,
  })
  const told = {
    // The query says more than a log needs.
    url: request.url.split('?')[0]!,
    status: answer.status,
    text: new TextDecoder().decode(answer.body),
    retryAfterMs: answer.retryAfterMs ?? null,
  }
  const body = parsed(told.text)
  const fault = faultOf(body, told)
  if (fault) throw fault
  if (answer.status !== 200) throw statusError(told)
  if (!Check(schema, body))
    throw new RetryError('upstream-body', `GET ${told.url}: not the JSON it should be, ${seen(told.text)}`)
  return body
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
