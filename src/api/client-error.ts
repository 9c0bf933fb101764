import type { Socket } from 'node:net'
import { ProblemError, problemOf } from './problem.ts'

/** What the HTTP parser refuses never becomes a request: the same problem+json, written by hand. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.writable && error.code !== 'ECONNRESET') {
    const { status, body } = problemOf(reasonOf(error.code), crypto.randomUUID())
    const text = JSON.stringify(body)
    socket.write(
      `HTTP/1.1 ${status} ${body.title}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${text}`,
    )
  }
  socket.destroySoon()
}

function reasonOf(code: string | undefined): ProblemError {
  switch (code) {
    case 'HPE_INVALID_URL':
      return new ProblemError(
        'bad-request',
        'The address is not valid: percent-encode what is not ASCII (UTF-8).',
      )
    case 'HPE_HEADER_OVERFLOW':
      return new ProblemError('headers-too-large', 'Address and headers together are over 16 KB.')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ProblemError('request-timeout', 'The request did not arrive in time.')
    default:
      return new ProblemError('bad-request', 'This is no HTTP request.')
  }
}
