import { type FakeReply, type FakeUpstream, openFakeUpstream } from './fake-upstream.ts'

export type InstagramMedium = { id: string } & Record<string, unknown>

export function instagramImage(id: number, over: Record<string, unknown> = {}): InstagramMedium {
  return {
    id: String(id),
    media_type: 'IMAGE',
    media_url: `https://scontent.cdninstagram.com/${id}.jpg`,
    permalink: `https://www.instagram.com/p/${id}/`,
    caption: '오늘의 코디 #남자코디 #성수동',
    timestamp: '2026-11-20T23:30:00+0000',
    ...over,
  }
}

/**
 * The Graph API's hashtag search as its reference describes it: ids by name, recent media (may repeat across pages) and top media by cursor,
 * faults as 400 with a code, no author or place.
 */
export async function openFakeInstagram(options: {
  token: string
  userId: string
  recent: readonly InstagramMedium[]
  top: readonly InstagramMedium[]
  replyWith?: (count: number) => FakeReply | null
}): Promise<FakeUpstream> {
  const { token, userId, recent, top, replyWith = () => null } = options
  return openFakeUpstream(({ path, query }, count) => {
    const instead = replyWith(count)
    if (instead) return instead
    if (query.get('access_token') !== token)
      return fault(190, `Invalid OAuth access token ${query.get('access_token')}`)
    if (query.get('user_id') !== userId) return fault(100, 'Invalid user id')
    const [, , node, edge] = path.split('/')
    if (node === 'ig_hashtag_search') {
      const name = query.get('q') ?? ''
      if (name === 'banned') return fault(24, 'The requested resource does not exist')
      return json({ data: [{ id: '17843853986012965' }] })
    }
    if (node !== '17843853986012965') return fault(100, 'Unsupported get request')
    const media = edge === 'recent_media' ? recent : top
    const limit = Math.min(50, Number(query.get('limit') ?? 25))
    const from = Number(query.get('after') ?? 0)
    const next = from + limit
    return json({
      data: media.slice(from, next),
      ...(next < media.length && {
        paging: { cursors: { after: String(next) }, next: 'https://graph.facebook.com/next' },
      }),
    })
  })
}

function fault(code: number, message: string): FakeReply {
  return { ...json({ error: { message, type: 'OAuthException', code } }), status: 400 }
}

function json(body: unknown): FakeReply {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=UTF-8' } }
}
