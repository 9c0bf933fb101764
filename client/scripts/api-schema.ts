import openapiTS, { astToString } from 'openapi-typescript'

const HEAD = '// Made by `npm run client` from /openapi.json: change the routes, not this file.\n\n'

/** TypeScript types of an OpenAPI document: the text of src/api-schema.ts. */
export async function apiSchema(document: object): Promise<string> {
  const tree = await openapiTS(structuredClone(document) as Parameters<typeof openapiTS>[0], {
    alphabetize: true,
  })
  return HEAD + astToString(tree)
}
