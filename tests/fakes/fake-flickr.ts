import { type FakeReply, type FakeUpstream, openFakeUpstream } from './fake-upstream.ts'

export type FlickrPhotoRow = { id: string; license: string; datetaken: string } & Record<
  string,
  string | number
>

/** A photo with a place and a free licence. `takenIso` is of the camera's clock. */
export function flickrPhoto(
  id: number,
  takenIso: string,
  over: Record<string, string | number> = {},
): FlickrPhotoRow {
  return {
    id: String(id),
    owner: '12345@N01',
    secret: 'abc',
    title: `Seoul look ${id}`,
    ownername: 'Kim',
    tags: '여자코디 seoul streetfashion',
    license: '4',
    datetaken: takenIso.replace('T', ' '),
    datetakengranularity: 0,
    datetakenunknown: '0',
    latitude: '37.497900',
    longitude: '127.027600',
    url_l: `https://live.staticflickr.com/1/${id}_abc_b.jpg`,
    ...over,
  } as FlickrPhotoRow
}

/** Beyond these the service repeats its last page. */
const MOST_RESULTS = 4_000

/** flickr.photos.search as its page describes it: faults with status 200, an unknown key is fault 100, at most 250 a page with a place. */
export async function openFakeFlickr(options: {
  photos: readonly FlickrPhotoRow[]
  key: string
  replyWith?: (count: number) => FakeReply | null
}): Promise<FakeUpstream> {
  const { photos, key, replyWith = () => null } = options
  return openFakeUpstream(({ path, query }, count) => {
    const instead = replyWith(count)
    if (instead) return instead
    if (path !== '/services/rest/') return { status: 404, body: 'Not Found' }
    if (query.get('api_key') !== key)
      return fail(100, `Invalid API Key (Key has invalid format: ${query.get('api_key')})`)
    if (query.get('method') !== 'flickr.photos.search') return fail(112, 'Method not found')
    if (query.get('text') === null && query.get('lat') === null)
      return fail(3, 'Parameterless searches have been disabled.')
    const licences = query.get('license')?.split(',') ?? []
    const [from, to] = [query.get('min_taken_date') ?? '', query.get('max_taken_date') ?? '9']
    const found = photos
      .filter(({ license, datetaken }) => licences.includes(license) && datetaken >= from && datetaken <= to)
      .sort((a, b) => b.datetaken.localeCompare(a.datetaken))
    const perPage = Math.min(250, Number(query.get('per_page') ?? 100))
    const reachable = found.slice(0, MOST_RESULTS)
    const lastPage = Math.max(1, Math.ceil(reachable.length / perPage))
    const page = Math.min(Number(query.get('page') ?? 1), lastPage)
    return json({
      photos: {
        page,
        pages: Math.ceil(found.length / perPage),
        perpage: perPage,
        total: found.length,
        photo: reachable.slice((page - 1) * perPage, page * perPage),
      },
      stat: 'ok',
    })
  })
}

function fail(code: number, message: string): FakeReply {
  return json({ stat: 'fail', code, message })
}

function json(body: unknown): FakeReply {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}
