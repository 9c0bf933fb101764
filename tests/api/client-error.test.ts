import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, createApi } from './api-harness.ts'

let api: Api
beforeAll(async () => {
  api = await createApi()
  await api.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => api.app.close())

/** Sends the bytes as they are, and reads until the server closes. */
function talk(text: string): Promise<string> {
  const { port } = api.app.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk
    })
    socket.on('end', () => resolve(answer)).on('error', reject)
  })
}

it.each([
  [
    'Hangul in the address',
    'GET /v1/regions?query=강남 HTTP/1.1\r\nHost: x\r\n\r\n',
    400,
    'bad-request',
    'percent-encode',
  ],
  ['no HTTP at all', 'hello\r\n\r\n', 400, 'bad-request', 'no HTTP'],
  [
    '20 kB of headers',
    `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`,
    431,
    'headers-too-large',
    '16 KB',
  ],
])('refuses %s with a problem that says why', async (_what, text, status, code, why) => {
  const [head = '', body = ''] = (await talk(text)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(head).toContain('Content-Type: application/problem+json')
  expect(JSON.parse(body)).toMatchObject({ status, code, detail: expect.stringContaining(why) })
})
