import createFetchClient, { type Client } from 'openapi-fetch'
import type { paths } from './api-schema.ts'

export type { paths } from './api-schema.ts'

/** Every address of the API with its parameters and answers: `client.GET('/v1/weather', { params: { query: { region } } })`. */
export type OndotClient = Client<paths>

export type OndotClientOptions = {
  /** Where the API is, without a slash at the end. Empty: the host that the page came from. */
  baseUrl?: string
  /** Sent as X-App-Key: the app's own limit instead of that of the address. */
  appKey?: string
  /** Sent as Authorization: Bearer: an operator's key, or the token of a profile. */
  token?: string
  /** Instead of the global fetch. */
  fetch?: (request: Request) => Promise<Response>
}

/** Needs fetch, Request, Headers and URL, and nothing of a browser: it runs in React Native and Node as well. */
export function createOndotClient({
  baseUrl = '',
  appKey,
  token,
  fetch,
}: OndotClientOptions = {}): OndotClient {
  return createFetchClient<paths>({
    baseUrl,
    headers: {
      ...(appKey !== undefined && { 'x-app-key': appKey }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(fetch && { fetch }),
  })
}
