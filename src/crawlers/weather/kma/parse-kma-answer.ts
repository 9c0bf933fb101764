import { XMLParser } from 'fast-xml-parser'
import { type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { RetryError, SkipError } from '../../../errors.ts'
import type { HttpAnswer } from '../../http/http-client.ts'
import { seen, statusError } from '../../http/status-error.ts'
import { kmaError } from './kma-error.ts'

const Scalar = Type.Union([Type.String(), Type.Number()])

/** A row of a service whose rows are flat records: mid-term, warnings, living index, ASOS. */
const KmaRecord = Type.Record(Type.String(), Type.Union([Scalar, Type.Null()]))
export type KmaRecord = Type.Static<typeof KmaRecord>

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
/** Errors of the API hub: key unknown (401), not allowed, not applied for (403). */
const HubEnvelope = Type.Object({ result: Type.Object({ status: Scalar, message: Type.String() }) })
const bodyOf = <Item extends TSchema>(item: Item) =>
  Type.Object({
    items: Type.Object({ item: Type.Union([Type.Array(item), item]) }),
    totalCount: Type.Optional(Scalar),
  })

// Compiled: an issue has a thousand rows, and checking them uncompiled holds up everyone else for a while.
const gatewayEnvelope = Compile(GatewayEnvelope)
const hubEnvelope = Compile(HubEnvelope)
const envelope = Compile(Envelope)
const forecastPage = Compile(bodyOf(KmaItem))
const recordPage = Compile(bodyOf(KmaRecord))

// Values stay text ("0600" is a time, not 600).
const xml = new XMLParser({ parseTagValue: false, ignoreAttributes: true })

export type KmaPage<Item> = { items: Item[]; totalCount: number }

/**
 * One page of any getVilageFcst-family operation, JSON or XML, of any HTTP status.
 * @returns its rows and how many there are over all pages
 * @throws the coded error that the envelope, the gateway, the hub, the status or a plain text means; it says what was seen
 */
export function parseKmaAnswer(answer: HttpAnswer, nowMs: number): KmaPage<KmaItem> {
  const body = portalBody(answer, nowMs)
  if (!forecastPage.Check(body)) throw withoutRows(body)
  return pageOf(body.items.item, body.totalCount)
}

/** The same for the operations whose rows are flat records. */
export function parseKmaRecords(answer: HttpAnswer, nowMs: number): KmaPage<KmaRecord> {
  const body = portalBody(answer, nowMs)
  if (!recordPage.Check(body)) throw withoutRows(body)
  return pageOf(body.items.item, body.totalCount)
}

function pageOf<Item>(item: Item | Item[], totalCount: string | number | undefined): KmaPage<Item> {
  const items = Array.isArray(item) ? item : [item]
  return { items, totalCount: Number(totalCount ?? items.length) || items.length }
}

function withoutRows(body: unknown): SkipError {
  return new SkipError('kma-no-items', `KMA answered without rows: ${seen(JSON.stringify(body ?? null))}`)
}

/** What an answer of a service on data.go.kr holds where it is no error. */
export function portalBody(answer: HttpAnswer, nowMs: number): unknown {
  const document = parseDocument(answer.text)
  if (gatewayEnvelope.Check(document)) {
    const { returnReasonCode, returnAuthMsg, errMsg } = document.OpenAPI_ServiceResponse.cmmMsgHeader
    throw kmaError(codeOf(returnReasonCode), `${returnAuthMsg ?? errMsg ?? ''}`, nowMs)
  }
  if (hubEnvelope.Check(document)) {
    const { status, message } = document.result
    throw statusError({ ...answer, status: Number(status), text: message })
  }
  if (!envelope.Check(document)) {
    if (answer.status !== 200) throw statusError(answer)
    throw new RetryError('kma-strange-answer', `KMA answered neither JSON nor XML: ${seen(answer.text)}`)
  }
  const { header, body } = document.response
  const code = codeOf(header.resultCode)
  if (code !== '00') throw kmaError(code, `${header.resultMsg ?? ''}`, nowMs)
  return body
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
