import { type FakeReply, type FakeUpstream, openFakeUpstream } from './fake-upstream.ts'

export type CommonsFile = {
  pageid: number
  title: string
  mime: string
  /** Who uploaded it. */
  user: string
  extmetadata: Record<string, string | number>
}

/** A photo as a participant of Commons uploads it from a camera. */
export function commonsFile(pageid: number, over: Partial<CommonsFile> = {}): CommonsFile {
  return {
    pageid,
    title: `File:Street style ${pageid}.jpg`,
    mime: 'image/jpeg',
    user: 'Kim',
    ...over,
    extmetadata: {
      DateTimeOriginal: '2025-10-03 14:22:10',
      LicenseShortName: 'CC BY-SA 4.0',
      LicenseUrl: 'https://creativecommons.org/licenses/by-sa/4.0',
      Artist: '<a href="//commons.wikimedia.org/wiki/User:Kim">Kim</a>',
      GPSLatitude: 37.4979,
      GPSLongitude: 127.0276,
      ImageDescription: '<p>강남역에서 <b>가을 코디</b></p>',
      Categories: 'Street fashion|Gangnam District',
      ...over.extmetadata,
    },
  }
}

const API = '/w/api.php'
const PHOTOS = '/photos/'
/** Files a request; those of one batch of imageinfo. */
const PAGE = 50

/**
 * Commons' api.php as its manual describes it: 403 without a contact in the User-Agent, `continue` until nothing is left, faults with
 * status 200, maxlag with Retry-After. With `photo` it serves the photos too.
 */
export async function openFakeCommons(options: {
  files: readonly CommonsFile[]
  replyWith?: (count: number) => FakeReply | null
  /** How long a page of results takes, by the number of files before it. */
  pageMs?: (offset: number) => number
  /** The photo of a file, by its name without underscores. */
  photo?: (name: string) => FakeReply
  /** Where the page of a file is said to be, by its name in addresses; Commons' own where left out. */
  pageUrl?: (name: string, url: string) => string
}): Promise<FakeUpstream> {
  const { files, replyWith = () => null, photo, pageMs = () => 0, pageUrl = commonsUrl } = options
  const fileOf: FileOf = (file) => pageOf(file, upstream.url, pageUrl)
  const upstream = await openFakeUpstream(({ path, query, headers }, count) => {
    const instead = replyWith(count)
    if (instead) return instead
    if (!/\(.*[@.].*\)/.test(String(headers['user-agent']))) return { status: 403, body: 'Forbidden' }
    if (photo && path.startsWith(PHOTOS))
      return photo(decodeURIComponent(path.slice(PHOTOS.length)).replace('1280px-', '').replaceAll('_', ' '))
    if (path !== API) return { status: 404, body: 'Not Found' }
    const generator = query.get('generator')
    if (query.get('action') !== 'query' || query.get('formatversion') !== '2')
      return json({ error: { code: 'badvalue', info: 'Unrecognized value' } })
    const isSearch = generator === 'search' && query.get('gsrsearch') !== null
    const isNear = generator === 'geosearch' && /^-?[\d.]+\|-?[\d.]+$/.test(query.get('ggscoord') ?? '')
    if (!isSearch && !isNear) return json({ error: { code: 'missingparam', info: 'A parameter is missing' } })
    const radiusM = Number(query.get('ggsradius') ?? 10)
    if (isNear && (radiusM < 10 || radiusM > 10_000))
      return json({ error: { code: 'outofrange', info: 'ggsradius must be between 10 and 10000' } })
    const afterMs = pageMs(Number(query.get('gsroffset') ?? query.get('iistart') ?? 0))
    return { ...json(isSearch ? searched(files, query, fileOf) : near(files, query, fileOf)), afterMs }
  })
  return upstream
}

type FileOf = (file: CommonsFile) => unknown

const commonsUrl = (name: string) => `https://commons.wikimedia.org/wiki/File:${name}`

function searched(files: readonly CommonsFile[], query: URLSearchParams, fileOf: FileOf): unknown {
  const offset = Number(query.get('gsroffset') ?? 0)
  const limit = Number(query.get('gsrlimit') ?? 10)
  const next = offset + limit
  return {
    ...(next < files.length && { continue: { gsroffset: next, continue: 'gsroffset||' } }),
    query: { pages: files.slice(offset, next).map(fileOf) },
  }
}

/** All files come with every answer; imageinfo with the batch whose turn it is. */
function near(files: readonly CommonsFile[], query: URLSearchParams, fileOf: FileOf): unknown {
  const from = Number(query.get('iistart') ?? 0)
  const next = from + PAGE
  return {
    ...(next < files.length && { continue: { iistart: next, continue: '||' } }),
    query: {
      pages: files.map((file, i) =>
        i >= from && i < next ? fileOf(file) : { pageid: file.pageid, ns: 6, title: file.title },
      ),
    },
  }
}

function pageOf(
  { pageid, title, mime, user, extmetadata }: CommonsFile,
  url: string,
  pageUrl: (name: string, url: string) => string,
): unknown {
  const name = encodeURIComponent(title.replace('File:', '').replaceAll(' ', '_'))
  return {
    pageid,
    ns: 6,
    title,
    imagerepository: 'local',
    imageinfo: [
      {
        user,
        url: `${url}/photos/${name}`,
        thumburl: `${url}/photos/1280px-${name}`,
        descriptionurl: pageUrl(name, url),
        mime,
        extmetadata: Object.fromEntries(
          Object.entries(extmetadata).map(([key, value]) => [key, { value, source: 'commons-desc-page' }]),
        ),
      },
    ],
  }
}

function json(body: unknown): FakeReply {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' } }
}
