import type { TSchema } from 'typebox'
import type { Api } from './api-harness.ts'

export type Parameter = {
  name: string
  in: string
  schema: { type?: string; enum?: string[]; minimum?: number; maximum?: number; maxLength?: number }
}

type Operation = {
  security?: unknown[]
  parameters?: Parameter[]
  responses: Record<string, { content?: Record<string, { schema: TSchema }> }>
}

/** As much of OpenAPI 3.1 as the document uses. */
export type OpenApi = {
  openapi: string
  paths: Record<
    string,
    {
      get: Operation
      post?: Operation
    }
  >
}

export async function openApiOf({ get }: Api): Promise<OpenApi> {
  return (await get('/openapi.json')).json()
}
