import type { Hour } from '@ondot/client'
import { useSpeech } from '../i18n/speech-context.ts'

/** The curve in figures. */
export function HourTable({ hours }: { hours: readonly Hour[] }) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <details>
      <summary>{t('chart.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.hour')}</th>
            <th scope="col">{t('chart.apparent')}</th>
            <th scope="col">{t('chart.temperature')}</th>
            <th scope="col">{t('chart.rain')}</th>
            <th scope="col">{t('chart.wind')}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour.at}>
              <th scope="row">{speech.clock(hour.at)}</th>
              <td>{speech.degrees(hour.apparentC)}</td>
              <td>{speech.degrees(hour.temperatureC)}</td>
              <td>{hour.precipitation.mm === 0 ? '–' : speech.tenths(hour.precipitation.mm)}</td>
              <td>{speech.tenths(hour.windMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
