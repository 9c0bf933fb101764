/** Windows of the time taken still to be read, each [from, to] in seconds of a clock without zone, and the page of the first. */
export type FlickrCursor = { windows: [number, number][]; page: number }

/** No finer than this: more than 4,000 photos an hour of one search are cut off by the service. */
const FINEST_S = 3_600

/** The first window cut in two, the later half first; null where it can't be cut further. */
export function split({ windows: [first, ...rest] }: FlickrCursor): FlickrCursor | null {
  if (!first || first[1] - first[0] < 2 * FINEST_S) return null
  const middle = Math.floor((first[0] + first[1]) / 2)
  return { windows: [[middle + 1, first[1]], [first[0], middle], ...rest], page: 1 }
}

/** What comes after a page of the first window; null at the end. */
export function after({ windows, page }: FlickrCursor, pages: number): FlickrCursor | null {
  if (page < pages) return { windows, page: page + 1 }
  const rest = windows.slice(1)
  return rest.length === 0 ? null : { windows: rest, page: 1 }
}
