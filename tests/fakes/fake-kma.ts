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

export type KmaOperation = 'getUltraSrtNcst' | 'getUltraSrtFcst' | 'getVilageFcst'
const OPERATION = /\/1360000\/VilageFcstInfoService_2\.0\/(getUltraSrtNcst|getUltraSrtFcst|getVilageFcst)$/

/**
 * The short-term forecast service of data.go.kr. Asks for the key first, as the gateway does; `answer` gives an operation's reply.
 */
export function openFakeKma(
  answer: (operation: KmaOperation, query: URLSearchParams, count: number) => FakeReply,
): Promise<FakeUpstream> {
  return openFakeUpstream(({ path, query }, count) => {
    const operation = OPERATION.exec(path)?.[1]
    if (query.get('serviceKey') !== FAKE_KMA_KEY)
      return gatewayXml('30', 'SERVICE_KEY_IS_NOT_REGISTERED_ERROR')
    if (!operation) return { status: 500, body: 'Unexpected errors' }
    return answer(operation as KmaOperation, query, count)
  })
}
