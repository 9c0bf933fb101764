import type { HistoryDriver, ObservedHour } from '../../../domain/history.ts'
import { SkipError } from '../../../errors.ts'
import type { KmaGate } from './kma-gate.ts'
import { type KmaRecord, parseKmaRecords } from './parse-kma-answer.ts'

/** The services of ASOS give at most so many rows a call. */
const MOST_ROWS = 999

type Fetching = Parameters<HistoryDriver['fetchHours']>[2]

/**
 * Asks one of the ASOS services of the portal for a station's rows and reads them; what lies outside [fromMs, toMs) is left out, and a
 * range that the service has nothing of is empty.
 */
export async function fetchAsos(
  gate: KmaGate,
  service: { path: string; dateCd: 'HR' | 'DAY'; read: (rows: readonly KmaRecord[]) => ObservedHour[] },
  asked: Readonly<Record<string, string>>,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  { nowMs, signal, admit }: Fetching,
): Promise<ObservedHour[]> {
  try {
    const { items } = await gate.get(
      service.path,
      { dataType: 'JSON', numOfRows: MOST_ROWS, pageNo: 1, dataCd: 'ASOS', dateCd: service.dateCd, ...asked },
      (answer) => parseKmaRecords(answer, nowMs),
      { signal, admit: () => admit() },
    )
    return service.read(items).filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
  } catch (error) {
    if (error instanceof SkipError && error.code === 'kma-no-data') return []
    throw error
  }
}
