import { type KmaItem, parseKmaAnswer } from '../../../../src/crawlers/weather/kma/parse-kma-answer.ts'
import { type FakeKmaItem, kmaPage } from '../../../fakes/fake-kma.ts'
import type { FakeReply } from '../../../fakes/fake-upstream.ts'

export const parseReply = ({ status = 200, body = '' }: FakeReply) =>
  parseKmaAnswer(
    { url: 'https://fake/getVilageFcst', status, text: String(body), retryAfterMs: null },
    Date.parse('2026-11-21T21:00:00+09:00'),
  )

/** The rows as they come out of one page that holds them all. */
export const itemsOf = (rows: readonly FakeKmaItem[]): KmaItem[] =>
  parseReply(kmaPage(rows, new URLSearchParams({ numOfRows: '2000' }))).items
