import { answer } from '@ondot/client'
import { useCallback, useState } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import type { Source } from './answers.ts'
import { useConsole } from './console-context.ts'
import { Section } from './section.tsx'
import { useAnswer } from './use-answer.ts'
import { useWords } from './words.ts'

/** Every source of posts: on or off, when, and how much it may ask. */
export function Sources() {
  const w = useWords()
  const { client } = useConsole()
  const ask = useCallback(() => answer(client.GET('/v1/admin/sources')), [client])
  const { data, fault, again } = useAnswer(ask)
  return (
    <Section title={w('sources')} fault={fault} loading={!data}>
      <ul class="sources-list">
        {data?.sources.map((source) => (
          <SourceRow key={source.source} source={source} changed={again} />
        ))}
      </ul>
    </Section>
  )
}

function SourceRow({ source, changed }: { source: Source; changed: () => void }) {
  const w = useWords()
  const speech = useSpeech()
  const { client, refused } = useConsole()
  const [said, setSaid] = useState('')
  const { source: name, lastSuccessAt, unavailable, params } = source

  async function save(form: FormData) {
    const schedule = String(form.get('schedule')).trim()
    const body = {
      enabled: form.get('enabled') !== null,
      schedule: schedule === '' ? null : schedule,
      budget: Number(form.get('budget')),
      params,
    }
    try {
      await answer(client.PUT('/v1/admin/sources/{source}', { params: { path: { source: name } }, body }))
      setSaid(w('saved'))
      changed()
    } catch (error) {
      if (error instanceof Error && !refused(error)) setSaid(error.message)
    }
  }

  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save(new FormData(event.currentTarget))
        }}
      >
        <b>{name}</b>
        <label>
          <input type="checkbox" name="enabled" defaultChecked={source.enabled} /> {w('enabled')}
        </label>
        <label>
          {w('schedule')}{' '}
          <input name="schedule" defaultValue={source.schedule ?? ''} placeholder="0 3 * * *" size={12} />
        </label>
        <label>
          {w('budget')} <input name="budget" type="number" min={1} defaultValue={source.budget} />
        </label>
        <button type="submit">{w('save')}</button>
        <span class="dim">
          {unavailable ??
            `${w('lastSuccess')}: ${lastSuccessAt === null ? w('never') : speech.age(Date.parse(lastSuccessAt), Date.now())}`}
        </span>
        <span role="status">{said}</span>
      </form>
    </li>
  )
}
