import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { useSpeech } from '../i18n/speech-context.ts'
import { useWidth } from '../today/use-width.ts'

type At = { apparentC: number; rate: number; interval: readonly number[] }
type RateCurveProps = { name: string; curve: readonly At[]; apparentC: number }

const HEIGHT = 190
const MARGIN = { top: 8, right: 10, bottom: 24, left: 42 }

/** The share who wear it by how it feels, with its interval, and where today stands. */
export function RateCurve({ name, curve, apparentC }: RateCurveProps) {
  const speech = useSpeech()
  const { t } = speech
  const [width, measure] = useWidth<HTMLDivElement>()
  const [first, last] = [curve[0], curve.at(-1)]
  if (!first || !last) return null
  const x = scaleLinear([first.apparentC, last.apparentC], [MARGIN.left, width - MARGIN.right])
  const y = scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top])
  const xOf = (at: At) => x(at.apparentC)
  const band = area<At>()
    .x(xOf)
    .y0(({ interval: [low = 0] }) => y(low))
    .y1(({ interval: [, high = 1] }) => y(high))([...curve])
  const summary = t('evidence.summary', {
    garment: name,
    from: speech.wholeDegrees(first.apparentC),
    low: speech.percent(first.rate),
    to: speech.wholeDegrees(last.apparentC),
    high: speech.percent(last.rate),
  })
  return (
    <div class="chart" ref={measure}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <g key={share} class="chart-grid">
              <path d={`M${MARGIN.left},${y(share)}H${width - MARGIN.right}`} />
              <text x={MARGIN.left - 6} y={y(share) + 4}>
                {speech.percent(share)}
              </text>
            </g>
          ))}
          {x.ticks(6).map((celsius) => (
            <text key={celsius} class="chart-hour" x={x(celsius)} y={HEIGHT - 6}>
              {speech.wholeDegrees(celsius)}
            </text>
          ))}
          <path d={band ?? ''} class="chart-area" />
          <path d={line<At>(xOf, (at) => y(at.rate))([...curve]) ?? ''} class="chart-felt" />
          <path d={`M${x(apparentC)},${MARGIN.top}V${HEIGHT - MARGIN.bottom}`} class="rate-now" />
        </svg>
      )}
      <p class="dim">{t('evidence.rates')}</p>
    </div>
  )
}
