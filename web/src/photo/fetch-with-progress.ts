/**
 * A fetch that tells how much of the body is sent, 0..1: fetch itself does not say. For requests of the client, which hands in a Request.
 */
export function fetchWithProgress(
  onProgress: (part: number) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = await request.blob()
    return new Promise((resolve, reject) => {
      const exchange = new XMLHttpRequest()
      exchange.open(request.method, request.url)
      for (const [name, value] of request.headers) exchange.setRequestHeader(name, value)
      exchange.responseType = 'blob'
      exchange.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total)
      exchange.onload = () => resolve(responseOf(exchange))
      exchange.onerror = () => reject(new TypeError('The network is away'))
      exchange.onabort = () => reject(new DOMException('Aborted', 'AbortError'))
      request.signal.addEventListener('abort', () => exchange.abort())
      exchange.send(body)
    })
  }
}

function responseOf(exchange: XMLHttpRequest): Response {
  const headers = new Headers()
  for (const line of exchange
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)) {
    const [name = '', ...value] = line.split(': ')
    headers.append(name, value.join(': '))
  }
  return new Response(exchange.response, { status: exchange.status, headers })
}
