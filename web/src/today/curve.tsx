import type { DayAnswer, Hour } from '@ondot/client'
import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { useSpeech } from '../i18n/speech-context.ts'
import { HourTable } from './hour-table.tsx'
import { useWidth } from './use-width.ts'

const HEIGHT = 230
const MARGIN = { top: 34, right: 10, bottom: 26, left: 38 }
const SLOT_HOURS = { morning: [6, 9], day: [10, 16], evening: [17, 20], night: [21, 24] } as const
/** The least that the scale of precipitation shows, mm an hour. */
const LEAST_MM = 4

const hourOf = ({ at }: { at: string }) => Number(at.slice(11, 13))

/** The day hour by hour: what it feels like and what the air is, the parts of the day with the insulation they ask for. */
export function Curve({ day }: { day: DayAnswer }) {
  const speech = useSpeech()
  const { t } = speech
  const [width, measure] = useWidth<HTMLDivElement>()
  const { hours } = day.weather
  if (hours.length === 0) return null
  const past = [
    ...(day.yesterday?.slots ?? []).map((slot) => ({ ...slot, kind: 'yesterday' as const })),
    ...(day.lastYear?.slots ?? []).map((slot) => ({ ...slot, kind: 'lastYear' as const })),
  ]
  const all = [
    ...hours.flatMap(({ apparentC, temperatureC }) => [apparentC, temperatureC]),
    ...past.map((p) => p.apparentC),
  ]
  const x = scaleLinear([0, 23], [MARGIN.left, width - MARGIN.right])
  const y = scaleLinear([Math.min(...all) - 1, Math.max(...all) + 1].map(speech.inUnits), [
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  ]).nice(5)
  const floor = HEIGHT - MARGIN.bottom
  const most = Math.max(LEAST_MM, ...hours.map(({ precipitation }) => precipitation.mm))
  const yOf = (celsius: number) => y(speech.inUnits(celsius))
  const curve = (of: (hour: Hour) => number) =>
    line<Hour>(
      (hour) => x(hourOf(hour)),
      (hour) => yOf(of(hour)),
    ).curve(curveMonotoneX)(hours) ?? ''
  const felt = area<Hour>()
    .x((hour) => x(hourOf(hour)))
    .y0(floor)
    .y1((hour) => yOf(hour.apparentC))
    .curve(curveMonotoneX)(hours)
  const coldest = hours.reduce((a, b) => (b.apparentC < a.apparentC ? b : a))
  const warmest = hours.reduce((a, b) => (b.apparentC > a.apparentC ? b : a))
  const summary = t('chart.summary', {
    low: speech.degrees(coldest.apparentC),
    high: speech.degrees(warmest.apparentC),
    coldest: speech.clock(coldest.at),
    warmest: speech.clock(warmest.at),
  })

  return (
    <div class="chart" ref={measure}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
          {day.slots.map(({ slot, askedClo }) => {
            const [from, to] = SLOT_HOURS[slot]
            const left = x(from)
            const span = x(Math.min(23, to + 0.999)) - left
            return (
              <g key={slot} class="chart-slot">
                <rect x={left} y={MARGIN.top} width={span} height={floor - MARGIN.top} rx={6} />
                <text x={left + span / 2} y={13}>
                  {t(`slot.${slot}`)}
                </text>
                <text x={left + span / 2} y={27} class="chart-clo">
                  {speech.clo(askedClo)} clo
                </text>
              </g>
            )
          })}
          {y.ticks(5).map((tick) => (
            <g key={tick} class="chart-grid">
              <path d={`M${MARGIN.left},${y(tick)}H${width - MARGIN.right}`} />
              <text x={MARGIN.left - 6} y={y(tick) + 4}>
                {tick}°
              </text>
            </g>
          ))}
          {[0, 6, 12, 18].map((hour) => (
            <text key={hour} class="chart-hour" x={x(hour)} y={HEIGHT - 8}>
              {t('hours.clock', { hour })}
            </text>
          ))}
          {hours
            .filter(({ precipitation }) => precipitation.mm > 0)
            .map((hour) => {
              const height = (hour.precipitation.mm / most) * (floor - MARGIN.top) * 0.4
              return (
                <rect
                  key={hour.at}
                  class="chart-rain"
                  x={x(hourOf(hour)) - 4}
                  y={floor - height}
                  width={8}
                  height={height}
                />
              )
            })}
          <path d={felt ?? ''} class="chart-area" />
          <path d={curve(({ temperatureC }) => temperatureC)} class="chart-air" />
          <path d={curve(({ apparentC }) => apparentC)} class="chart-felt" />
          {day.slots.map((slot) => (
            <circle key={slot.slot} class="chart-dot" cx={x(hourOf(slot))} cy={yOf(slot.apparentC)} r={5} />
          ))}
          {past.map((slot) => (
            <circle
              key={slot.kind + slot.slot}
              class={`chart-${slot.kind}`}
              cx={x(hourOf(slot))}
              cy={yOf(slot.apparentC)}
              r={4.5}
            />
          ))}
        </svg>
      )}
      <ul class="legend">
        <li class="legend-felt">{t('chart.apparent')}</li>
        <li class="legend-air">{t('chart.temperature')}</li>
        {hours.some(({ precipitation }) => precipitation.mm > 0) && (
          <li class="legend-rain">{t('chart.rain')}</li>
        )}
        {day.yesterday && <li class="legend-yesterday">{t('chart.yesterday')}</li>}
        {day.lastYear && <li class="legend-last-year">{t('chart.lastYear')}</li>}
      </ul>
      <HourTable hours={hours} />
    </div>
  )
}
