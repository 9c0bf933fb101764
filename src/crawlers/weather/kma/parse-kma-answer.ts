import { XMLParser } from 'fast-xml-parser'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { RetryError, SkipError } from '../../../errors.ts'
import type { HttpAnswer } from '../../http/http-client.ts'
import { seen, statusError } from '../../http/status-error.ts'
import { kmaError } from './kma-error.ts'

const Scalar = Type.Union([Type.String(), Type.Number()])
/** A row of any operation. Values come as text, or as numbers; observations have no forecast time. */
const KmaItem = Type.Object({
  category: Type.String(),
  fcstDate: Type.Optional(Scalar),
  fcstTime: Type.Optional(Scalar),
  fcstValue: Type.Optional(Type.Union([Scalar, Type.Null()])),
  obsrValue: Type.Optional(Type.Union([Scalar, Type.Null()])),
})
export type KmaItem = Type.Static<typeof KmaItem>

const Envelope = Type.Object({
  response: Type.Object({
    header: Type.Object({ resultCode: Scalar, resultMsg: Type.Optional(Type.Unknown()) }),
    body: Type.Optional(Type.Unknown()),
  }),
})
const GatewayEnvelope = Type.Object({
  OpenAPI_ServiceResponse: Type.Object({
    cmmMsgHeader: Type.Object({
      returnReasonCode: Scalar,
      returnAuthMsg: Type.Optional(Type.Unknown()),
      errMsg: Type.Optional(Type.Unknown()),
    }),
  }),
})
const Body = Type.Object({
  items: Type.Object({ item: Type.Union([Type.Array(KmaItem), KmaItem]) }),
  totalCount: Type.Optional(Scalar),
})

// Compiled: an issue has a thousand rows, and checking them uncompiled holds up everyone else for a while.
const gatewayEnvelope = Compile(GatewayEnvelope)
const envelope = Compile(Envelope)
const page = Compile(Body)

// Values stay text ("0600" is a time, not 600).
const xml = new XMLParser({ parseTagValue: false, ignoreAttributes: true })

/**
 * One page of any getVilageFcst-family operation, JSON or XML, of any HTTP status.
 * @returns its rows and how many there are over all pages
 * @throws the coded error that the envelope, the gateway, the status or a plain text means; it says what was seen
 */
export function parseKmaAnswer(answer: HttpAnswer, nowMs: number): { items: KmaItem[]; totalCount: number } {
  const document = parseDocument(answer.text)
  if (gatewayEnvelope.Check(document)) {
    const { returnReasonCode, returnAuthMsg, errMsg } = document.OpenAPI_ServiceResponse.cmmMsgHeader
    throw kmaError(codeOf(returnReasonCode), `${returnAuthMsg ?? errMsg ?? ''}`, nowMs)
  }
  if (!envelope.Check(document)) {
    if (answer.status !== 200) throw statusError(answer)
    throw new RetryError('kma-strange-answer', `KMA answered neither JSON nor XML: ${seen(answer.text)}`)
  }
  const { header, body } = document.response
  const code = codeOf(header.resultCode)
  if (code !== '00') throw kmaError(code, `${header.resultMsg ?? ''}`, nowMs)
  if (!page.Check(body)) {
    throw new SkipError('kma-no-items', `KMA answered without rows: ${seen(JSON.stringify(body ?? null))}`)
  }
  const items = Array.isArray(body.items.item) ? body.items.item : [body.items.item]
  return { items, totalCount: Number(body.totalCount ?? items.length) || items.length }
}

/** The guide's own XML sample writes 0 for 00. */
function codeOf(code: string | number): string {
  return String(code).trim().padStart(2, '0')
}

function parseDocument(text: string): unknown {
  try {
    return text.trimStart().startsWith('<') ? xml.parse(text) : JSON.parse(text)
  } catch {
    return null
  }
}
