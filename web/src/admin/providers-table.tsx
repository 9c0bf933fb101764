import { answer } from '@ondot/client'
import { useCallback } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import { useConsole } from './console-context.ts'
import { Section } from './section.tsx'
import { useAnswer } from './use-answer.ts'
import { useWords } from './words.ts'

const EVERY_MS = 30_000

/** How the weather providers fare, and what is left of their budgets. */
export function ProvidersTable() {
  const w = useWords()
  const speech = useSpeech()
  const { client } = useConsole()
  const ask = useCallback(() => answer(client.GET('/v1/admin/providers')), [client])
  const { data, fault } = useAnswer(ask, EVERY_MS)
  const ago = (at: string | null) => (at === null ? w('never') : speech.age(Date.parse(at), Date.now()))
  return (
    <Section title={w('providers')} fault={fault} loading={!data}>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{w('product')}</th>
              <th scope="col">{w('lastSuccess')}</th>
              <th scope="col">{w('behind')}</th>
              <th scope="col">{w('lastError')}</th>
            </tr>
          </thead>
          <tbody>
            {data?.products.map(({ product, lastSuccessAt, behindMinutes, errors: [error] }) => (
              <tr key={product}>
                <th scope="row">{product}</th>
                <td>{ago(lastSuccessAt)}</td>
                <td>{behindMinutes === null ? '–' : w('minutes', { n: behindMinutes })}</td>
                <td>{error ? `${error.code} ×${error.times}, ${ago(error.lastAt)}` : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data && data.budgets.length > 0 && (
        <>
          <h3>{w('budgets')}</h3>
          <ul class="budgets">
            {data.budgets.map(({ provider, window, used, limit }) => (
              <li key={provider + window}>
                <span>
                  {provider} ({window}): {w('used', { used, limit })}
                </span>
                <meter value={used} max={limit} high={limit * 0.9} aria-label={`${provider} ${window}`} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
