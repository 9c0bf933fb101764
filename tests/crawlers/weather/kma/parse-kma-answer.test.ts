import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseKmaForecast } from '../../../../src/crawlers/weather/kma/parse-kma-forecast.ts'
import { OndotError } from '../../../../src/errors.ts'
import { gatewayJson, gatewayXml, kmaResult } from '../../../fakes/fake-kma.ts'
import { failureOf } from '../failure-of.ts'
import { parseReply } from './parse-reply.ts'

const HOUR_MS = 3_600_000

describe('an answer of KMA', () => {
  it.each([
    ['00 without body', kmaResult('00', 'NORMAL_SERVICE'), 'skip', 'kma-no-items'],
    ['no data', kmaResult('03', 'NODATA_ERROR'), 'skip', 'kma-no-data'],
    ['a wrong parameter', kmaResult('10', 'INVALID_REQUEST_PARAMETER_ERROR'), 'skip', 'kma-bad-parameter'],
    ['an application error', kmaResult('01', 'APPLICATION_ERROR'), 'retry', 'kma-failed'],
    ['a database error', kmaResult('02', 'DB_ERROR'), 'retry', 'kma-failed'],
    ['an HTTP error behind it', kmaResult('04', 'HTTP_ERROR'), 'retry', 'kma-failed'],
    ['a time-out behind it', kmaResult('05', 'SERVICETIME_OUT'), 'retry', 'kma-failed'],
    ['an unknown error', gatewayXml('99', 'UNKNOWN_ERROR'), 'retry', 'kma-failed'],
    ['a key not registered, XML, HTTP 200', gatewayXml('30', 'SERVICE_KEY…'), 'abort', 'kma-denied'],
    [
      'a key not registered, JSON, HTTP 403',
      gatewayJson('30', '등록되지 않은 서비스키'),
      'abort',
      'kma-denied',
    ],
    ['access denied', gatewayXml('20', 'SERVICE_ACCESS_DENIED_ERROR'), 'abort', 'kma-denied'],
    ['an expired key', gatewayJson('31', 'DEADLINE_HAS_EXPIRED_ERROR'), 'abort', 'kma-denied'],
    ['an unregistered address', gatewayXml('32', 'UNREGISTERED_IP_ERROR'), 'abort', 'kma-denied'],
    ['Forbidden in plain text', { status: 403, body: 'Forbidden' }, 'abort', 'upstream-denied'],
    ['plain text with HTTP 429', { status: 429, body: 'Too many' }, 'throttle', 'upstream-throttled'],
    ['plain text with HTTP 500', { status: 500, body: 'Unexpected errors' }, 'retry', 'upstream-failed'],
    ['plain text with HTTP 200', { body: 'Unexpected errors' }, 'retry', 'kma-strange-answer'],
    ['an empty body', { body: '' }, 'retry', 'kma-strange-answer'],
    ['a page of a proxy', { body: '<html><body>login</body></html>' }, 'retry', 'kma-strange-answer'],
    ['JSON of another service', { body: '{"items": []}' }, 'retry', 'kma-strange-answer'],
  ])('with %s means its reaction', (_, reply, reaction, code) => {
    expect(failureOf(() => parseReply(reply))).toMatchObject({ reaction, code })
  })

  it('with the quota spent throttles until Korean midnight', () => {
    const error = failureOf(() =>
      parseReply(gatewayXml('22', 'LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR')),
    )
    expect(error).toMatchObject({ reaction: 'throttle', retryAfterMs: 3 * HOUR_MS })
  })

  it('is read as XML too, with result code 0 and times of leading zeros', () => {
    const item = (category: string, value: string) =>
      `<item><category>${category}</category><fcstDate>20261122</fcstDate><fcstTime>0600</fcstTime><fcstValue>${value}</fcstValue></item>`
    const body = `<response><header><resultCode>0</resultCode><resultMsg>OK</resultMsg></header><body><items>${item('TMP', '0')}${item('REH', '40')}</items><totalCount>2</totalCount></body></response>`
    expect(parseReply({ body })).toEqual({
      items: [
        { category: 'TMP', fcstDate: '20261122', fcstTime: '0600', fcstValue: '0' },
        { category: 'REH', fcstDate: '20261122', fcstTime: '0600', fcstValue: '40' },
      ],
      totalCount: 2,
    })
  })

  it('says what was seen, shortened', () => {
    const error = failureOf(() => parseReply({ body: `Unexpected ${'x'.repeat(5_000)}` })) as Error
    expect(error.message).toMatch(/^KMA answered neither JSON nor XML: Unexpected x+…$/)
    expect(error.message.length).toBeLessThan(200)
  })

  it('of any strangeness makes a coded error, nothing else', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '<response>',
      '"response":',
      '[',
      ']',
      'null',
      '"header":',
      '00',
      ',',
    )
    const strange = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(pieces).map((parts) => parts.join('')),
      fc.jsonValue().map((body) => JSON.stringify({ response: { header: { resultCode: '00' }, body } })),
    )
    fc.assert(
      fc.property(strange, (body) => {
        expect(
          failureOf(() => parseKmaForecast(parseReply({ body }).items, 'kma-short-term')),
        ).toBeInstanceOf(OndotError)
      }),
    )
  })
})
