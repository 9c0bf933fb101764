import { type FakeReply, type FakeUpstream, openFakeUpstream } from './fake-upstream.ts'

export function mastodonStatus(
  id: number,
  over: Record<string, unknown> = {},
): { id: string } & Record<string, unknown> {
  return {
    id: String(id),
    url: `https://mastodon.example/@kim/${id}`,
    created_at: '2026-11-20T23:30:00.000Z',
    content: '<p>오늘의 코디 <a href="https://mastodon.example/tags/ootd">#<span>ootd</span></a></p>',
    sensitive: false,
    visibility: 'public',
    account: {
      acct: 'kim',
      display_name: 'Kim',
      url: 'https://mastodon.example/@kim',
      noindex: false,
      bot: false,
    },
    tags: [{ name: 'ootd', url: 'https://mastodon.example/tags/ootd' }],
    media_attachments: [
      {
        id: `m${id}`,
        type: 'image',
        url: `https://files.mastodon.example/${id}.jpg`,
        description: '코트와 목도리',
      },
    ],
    ...over,
  }
}

/** The tag timeline of a Mastodon instance: newest first, older than max_id, at most 40; 401 where a token is wanted and missing. */
export async function openFakeMastodon(options: {
  statuses: readonly ({ id: string } & Record<string, unknown>)[]
  token?: string
  replyWith?: (count: number) => FakeReply | null
}): Promise<FakeUpstream> {
  const { statuses, token, replyWith = () => null } = options
  return openFakeUpstream(({ path, query, headers }, count) => {
    const instead = replyWith(count)
    if (instead) return instead
    if (token !== undefined && headers.authorization !== `Bearer ${token}`)
      return json({ error: 'This method requires an authenticated user' }, 401)
    if (!path.startsWith('/api/v1/timelines/tag/')) return json({ error: 'Record not found' }, 404)
    const limit = Math.min(40, Number(query.get('limit') ?? 20))
    const maxId = Number(query.get('max_id') ?? Number.POSITIVE_INFINITY)
    const older = statuses.filter(({ id }) => Number(id) < maxId).sort((a, b) => Number(b.id) - Number(a.id))
    return json(older.slice(0, limit))
  })
}

function json(body: unknown, status = 200): FakeReply {
  return {
    status,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json; charset=utf-8' },
  }
}
