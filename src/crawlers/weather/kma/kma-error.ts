import { AbortedError, type OndotError, RetryError, SkipError, ThrottleError } from '../../../errors.ts'
import { seen } from '../../http/status-error.ts'
import { msUntilKstMidnight } from './kst.ts'

/** Result codes of data.go.kr by what they ask of us (KMA guide 2024-11, "Open API 에러 코드 정리"); all others pass by themselves. */
const NO_DATA = '03'
const QUOTA_SPENT = '22'
/** 10 also means "older than is kept". */
const BAD_PARAMETER = '10'
/** No such parameter or service, or the key: denied, disabled, unknown, expired, wrong address, unsigned. */
const NEEDS_A_PERSON = new Set(['11', '12', '20', '21', '30', '31', '32', '33'])

/** The error that a result code means. The quota of a day is back at Korean midnight. */
export function kmaError(code: string, text: string, nowMs: number): OndotError {
  const message = `data.go.kr answered code ${seen(code)}: ${seen(text)}`
  if (code === NO_DATA) return new SkipError('kma-no-data', message)
  if (code === BAD_PARAMETER) return new SkipError('kma-bad-parameter', message)
  if (code === QUOTA_SPENT) return new ThrottleError('kma-quota-spent', message, msUntilKstMidnight(nowMs))
  if (NEEDS_A_PERSON.has(code)) return new AbortedError('kma-denied', message)
  return new RetryError('kma-failed', message)
}
