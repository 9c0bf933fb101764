import { type FakeReply, type FakeUpstream, openFakeUpstream } from './fake-upstream.ts'

/** The decoding form of the one key that the fake knows: with every character that a query must encode. */
export const FAKE_KMA_KEY = 'aB3+dE/fG5hI7jK9lM1nO3pQ5rS7tU9vW1xY3z+A/B=='

export type FakeKmaItem = Record<string, string | number>

/** A gateway error as data.go.kr gave it until 2026: XML with HTTP 200. */
export const gatewayXml = (code: string, message: string): FakeReply => ({
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body: `<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>${message}</returnAuthMsg><returnReasonCode>${code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`,
})

/** The same since 2026: JSON with HTTP 403. */
export const gatewayJson = (code: string, message: string): FakeReply => ({
  status: 403,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    OpenAPI_ServiceResponse: {
      cmmMsgHeader: { errMsg: message, returnAuthMsg: message, returnReasonCode: code },
    },
  }),
})

/** A result code of the service itself: no body, HTTP 200. */
export const kmaResult = (resultCode: string, resultMsg: string): FakeReply => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ response: { header: { resultCode, resultMsg } } }),
})

/** One page of the rows, as numOfRows (default 10) and pageNo ask. */
export function kmaPage(items: readonly FakeKmaItem[], query: URLSearchParams): FakeReply {
  const numOfRows = Number(query.get('numOfRows') ?? 10)
  const pageNo = Number(query.get('pageNo') ?? 1)
  const item = items.slice((pageNo - 1) * numOfRows, pageNo * numOfRows)
  return {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      response: {
        header: { resultCode: '00', resultMsg: 'NORMAL_SERVICE' },
        body: { dataType: 'JSON', items: { item }, pageNo, numOfRows, totalCount: items.length },
      },
    }),
  }
}

const SERVICES = {
  getUltraSrtNcst: 'VilageFcstInfoService_2.0',
  getUltraSrtFcst: 'VilageFcstInfoService_2.0',
  getVilageFcst: 'VilageFcstInfoService_2.0',
  getMidTa: 'MidFcstInfoService',
  getMidLandFcst: 'MidFcstInfoService',
  getPwnStatus: 'WthrWrnInfoService',
  getUVIdxV5: 'LivingWthrIdxServiceV5',
  getWthrDataList: 'AsosHourlyInfoService AsosDalyInfoService',
} as const
export type KmaOperation = keyof typeof SERVICES

/** The operation at a path of data.go.kr or of the hub; null where there is none. */
function operationAt(path: string): KmaOperation | null {
  const [service, operation] = path.split('/').slice(-2)
  const known = Object.keys(SERVICES).find((name) => name === operation) as KmaOperation | undefined
  return known && SERVICES[known].split(' ').includes(service ?? '') ? known : null
}

/**
 * KMA's services on data.go.kr. Asks for the key first, as the gateway does; `answer` gives an operation's reply.
 */
export function openFakeKma(
  answer: (operation: KmaOperation, query: URLSearchParams, count: number) => FakeReply,
): Promise<FakeUpstream> {
  return openFakeUpstream(({ path, query }, count) => {
    const operation = path.startsWith('/1360000/') ? operationAt(path) : null
    if (query.get('serviceKey') !== FAKE_KMA_KEY)
      return gatewayXml('30', 'SERVICE_KEY_IS_NOT_REGISTERED_ERROR')
    if (!operation) return { status: 500, body: 'Unexpected errors' }
    return answer(operation, query, count)
  })
}

export const FAKE_HUB_KEY = 'hubKey_1234567890abcdef'

/** KMA's API hub: the same services under another path and key, with errors of its own form. */
export function openFakeHub(
  answer: (operation: KmaOperation, query: URLSearchParams, count: number) => FakeReply,
): Promise<FakeUpstream> {
  const refusal = (status: number, message: string): FakeReply => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ result: { status, message } }),
  })
  return openFakeUpstream(({ path, query }, count) => {
    if (query.get('authKey') !== FAKE_HUB_KEY) return refusal(401, '유효한 인증키가 아닙니다.')
    const operation = path.startsWith('/api/typ02/openApi/') ? operationAt(path) : null
    if (!operation) return refusal(403, '허용되지 않은 API 입니다.')
    return answer(operation, query, count)
  })
}
