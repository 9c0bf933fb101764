/// The page without a network: its own files, kept when it is installed. What the API said last the page keeps itself (kept-answer.ts).

declare const self: ServiceWorkerGlobalScope
/** Filled in by the build: a name that changes with any file, and the files. */
declare const __PRECACHE__: { version: string; files: string[] }

const CACHE = `ondot-${__PRECACHE__.version}`
const PAGE = '/'
/** A page that is slow to come is taken from what is kept. */
const PATIENCE_MS = 3_000

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(__PRECACHE__.files))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith('ondot-') && name !== CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && !url.pathname.startsWith('/docs')) event.respondWith(page(request))
  else if (__PRECACHE__.files.includes(url.pathname)) event.respondWith(kept(request))
})

/** The newest page where the network has it in time, else the kept one: every address of the page is the same document. */
async function page(request: Request): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (response.status < 500) return response
  } catch {
    // Offline, or too slow.
  }
  return (await caches.match(PAGE)) ?? Response.error()
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
