/** Run as a process: a site with 2,000 posts on pages of their own, and a second host with their photos. Says where on one line. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aPhoto } from '../tests/fakes/a-photo.ts'
import { streetPhotos } from './street-photos.ts'

const POSTS = Number(process.argv[2] ?? 2_000)
const LIST = 500
const street = process.argv[3] === 'street' ? await streetPhotos(200) : []

const filler = Array.from(
  { length: 60 },
  (_, i) => `<li class="c${i}"><a href="/tag/${i}">코트와 니트 ${i}</a><span>${i}</span></li>`,
).join('')

/** About 9 KB, with what such pages have: OpenGraph, JSON-LD, navigation, comments. */
function postPage(n: number, photos: string): string {
  const date = new Date(Date.UTC(2024, 0, 1 + (n % 700))).toISOString().slice(0, 10)
  const ld = {
    '@context': 'https://schema.org',
    '@type': 'ImageObject',
    contentUrl: `${photos}/${n}.jpg`,
    headline: `Post ${n}`,
    caption: '서울 강남구에서, 겨울 코트',
    dateCreated: `${date} 14:30:00`,
    author: { '@type': 'Person', name: `Writer ${n}` },
    contentLocation: { '@type': 'Place', name: '서울 강남구' },
  }
  return `<!doctype html><html lang="ko"><head><title>Post ${n}</title>
    <meta property="og:title" content="Post ${n}"><meta property="og:image" content="${photos}/${n}.jpg">
    <script type="application/ld+json">${JSON.stringify(ld)}</script></head>
    <body><nav><ul>${filler}</ul></nav><article><h1>Post ${n}</h1><p>${'아침엔 춥고 낮엔 풀린 날. '.repeat(40)}</p></article></body></html>`
}

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const photos = await listen(async (req, res) => {
  const n = Number(/(\d+)\.jpg/.exec(req.url ?? '')?.[1] ?? Number.NaN)
  if (Number.isNaN(n)) return res.writeHead(404).end()
  // A photo twice is a duplicate: each has bytes of its own behind its end.
  const bytes =
    street.length > 0
      ? Buffer.concat([street[n % street.length]!, Buffer.from(`photo ${n}`)])
      : await aPhoto(n)
  res.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes)
})
const url = await listen((req, res) => {
  const [, kind, number] = /^\/(post|list)\/(\d+)$/.exec(req.url ?? '') ?? []
  if (kind === undefined) return res.writeHead(404).end()
  const n = Number(number)
  const links = Array.from(
    { length: Math.min(LIST, POSTS - n * LIST) },
    (_, i) => `<a href="/post/${n * LIST + i}">${i}</a>`,
  )
  const body = kind === 'post' ? postPage(n, photos) : `<!doctype html><title>List</title>${links.join('')}`
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body)
})
console.log(JSON.stringify({ url, photos, lists: Math.ceil(POSTS / LIST) }))
