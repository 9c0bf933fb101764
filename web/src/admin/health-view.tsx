import { answer } from '@ondot/client'
import { useCallback } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import { useConsole } from './console-context.ts'
import { metricSum, metricValues } from './metric.ts'
import { Section } from './section.tsx'
import { useAnswer } from './use-answer.ts'
import { useWords } from './words.ts'

const EVERY_MS = 10_000
/** The lead of a day ahead: what people plan by. */
const LEAD_HOURS = '24'

/** What the answers rest on, from /readyz, and how the process does, from /metrics. */
export function HealthView() {
  const w = useWords()
  const speech = useSpeech()
  const { client } = useConsole()
  const ask = useCallback(async () => {
    const [ready, metrics] = await Promise.all([
      answer(client.GET('/readyz')),
      answer(client.GET('/metrics', { parseAs: 'text' })) as Promise<string>,
    ])
    return { ready, metrics }
  }, [client])
  const { data, fault } = useAnswer(ask, EVERY_MS)
  if (!data) return <Section title={w('health')} fault={fault} loading children={null} />
  const { ready, metrics } = data
  const count = new Intl.NumberFormat(speech.lang)
  const errors = metricSum(metrics, 'ondot_http_request_seconds_count', 'status="5') ?? 0
  const skill = metricValues(metrics, 'ondot_forecast_rmse_celsius').filter(
    ({ labels }) => labels.lead_hours === LEAD_HOURS,
  )
  const facts: readonly (readonly [name: string, value: string, isBad: boolean])[] = [
    [w('store'), `${ready.store.driver}: ${ready.store.state}`, ready.store.state !== 'open'],
    [
      w('cache'),
      `${ready.cache.driver}, ${w('faults')} ${count.format(ready.cache.errors)}`,
      ready.cache.errors > 0,
    ],
    [
      w('detector'),
      [ready.detector.state, ready.detector.model].filter(Boolean).join(' '),
      ready.detector.state === 'failed',
    ],
    [
      w('requests'),
      `${count.format(metricSum(metrics, 'ondot_http_request_seconds_count') ?? 0)}, 5xx ${count.format(errors)}`,
      errors > 0,
    ],
    [w('edge'), count.format(metricSum(metrics, 'ondot_edge_answers_total') ?? 0), false],
    [
      w('memory'),
      `${count.format(Math.round((metricSum(metrics, 'process_resident_memory_bytes') ?? 0) / 2 ** 20))} MiB`,
      false,
    ],
    ...skill
      .slice(0, 6)
      .map(
        ({ labels, value }) =>
          [`${w('skill')} ${labels.product} ${labels.region}`, `${speech.tenths(value)} °C`, false] as const,
      ),
  ]
  return (
    <Section title={w('health')} fault={fault}>
      <dl class="facts">
        {facts.map(([name, value, isBad]) => (
          <div key={name} class={isBad ? 'fact fact-bad' : 'fact'}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
