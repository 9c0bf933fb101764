import { bulkhead } from 'cockatiel'
import type { Place } from '../../../domain/place.ts'
import { SkipError } from '../../../errors.ts'
import type { FetchOptions, WeatherDriver } from '../driver.ts'
import type { Product } from '../issue-clock.ts'
import type { KmaGate } from './kma-gate.ts'
import { kstStamp } from './kst.ts'
import { type KmaItem, parseKmaAnswer } from './parse-kma-answer.ts'
import { parseKmaForecast } from './parse-kma-forecast.ts'
import { parseKmaObservation } from './parse-kma-observation.ts'

const SERVICE = 'VilageFcstInfoService_2.0'
/** Seen: up to 980 rows an issue. With fewer asked, an answer is silently cut; pages beyond are fetched all the same. */
const ROWS_A_PAGE = 1_500
const MOST_PAGES = 5
/** The service allows 30 calls a second; one takes some 0.3 s. */
const CALLS_AT_ONCE = 8

const OPERATIONS = {
  'kma-observation': 'getUltraSrtNcst',
  'kma-ultra-short': 'getUltraSrtFcst',
  'kma-short-term': 'getVilageFcst',
} as const satisfies Partial<Record<Product, string>>
type KmaProduct = keyof typeof OPERATIONS

type Grid = NonNullable<Place['grid']>

/** KMA short-term forecasts (15084084 on data.go.kr), by 5 km grid cell: `kma:60,127`. South Korea only. */
export function createKmaDriver(gate: KmaGate): WeatherDriver {
  const oneOfFew = bulkhead(CALLS_AT_ONCE, Number.POSITIVE_INFINITY)

  async function rowsOf(
    product: KmaProduct,
    grid: Grid,
    times: { issuedAtMs: number; nowMs: number },
    options: FetchOptions,
  ): Promise<KmaItem[]> {
    const base = kstStamp(times.issuedAtMs)
    const rows: KmaItem[] = []
    for (let pageNo = 1; pageNo <= MOST_PAGES; pageNo++) {
      const { items, totalCount } = await gate.get(
        `${SERVICE}/${OPERATIONS[product]}`,
        {
          dataType: 'JSON',
          numOfRows: ROWS_A_PAGE,
          pageNo,
          base_date: base.date,
          base_time: base.time,
          nx: grid.nx,
          ny: grid.ny,
        },
        (answer) => parseKmaAnswer(answer, times.nowMs),
        options,
      )
      rows.push(...items)
      if (rows.length >= totalCount || items.length === 0) return rows
    }
    throw new SkipError('kma-too-many-pages', `KMA ${product}: more than ${MOST_PAGES} pages`)
  }

  return {
    products: ['kma-observation', 'kma-ultra-short', 'kma-short-term'],
    cellOf: ({ grid }) => (grid ? cellOf(grid) : null),
    async fetchIssue(product, place, times, options) {
      if (!isShortTerm(product) || !place.grid) {
        throw new SkipError('kma-out-of-reach', `KMA has no ${product} for ${place.code}`)
      }
      const { grid } = place
      const rows = await oneOfFew.execute(() => rowsOf(product, grid, times, options))
      const { issuedAtMs, nowMs } = times
      return {
        product,
        cell: cellOf(grid),
        issuedAtMs,
        fetchedAtMs: nowMs,
        hours:
          product === 'kma-observation'
            ? [parseKmaObservation(rows, issuedAtMs)]
            : parseKmaForecast(rows, product),
      }
    },
  }
}

function isShortTerm(product: Product): product is KmaProduct {
  return product in OPERATIONS
}

function cellOf({ nx, ny }: Grid): string {
  return `kma:${nx},${ny}`
}
