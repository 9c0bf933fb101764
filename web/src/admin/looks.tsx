import { answer } from '@ondot/client'
import { useCallback, useState } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import { LookPicture } from '../looks/look-picture.tsx'
import type { Look } from './answers.ts'
import { useConsole } from './console-context.ts'
import { Section } from './section.tsx'
import { useAnswer } from './use-answer.ts'
import { useWords } from './words.ts'

const SHOWN = 24

/** The newest looks with what was seen in them; one that does not belong here is taken down for good. */
export function Looks() {
  const w = useWords()
  const { client, refused } = useConsole()
  const ask = useCallback(async () => {
    const { looks } = await answer(client.GET('/v1/admin/looks', { params: { query: { limit: SHOWN } } }))
    // openapi-fetch widens tuples to arrays.
    return looks as Look[]
  }, [client])
  const { data, fault, again } = useAnswer(ask)
  const [said, setSaid] = useState('')

  async function takeDown(id: string) {
    try {
      const { error, response } = await client.DELETE('/v1/admin/looks/{id}', { params: { path: { id } } })
      setSaid(response.ok ? w('takenDown') : (error?.detail ?? String(response.status)))
      again()
    } catch (problem) {
      if (problem instanceof Error && !refused(problem)) setSaid(problem.message)
    }
  }

  return (
    <Section title={w('looks')} fault={fault} loading={!data}>
      <p role="status">{said}</p>
      {data?.length === 0 && <p class="dim">{w('noLooks')}</p>}
      <ul class="looks">
        {data?.map((look) => (
          <LookRow key={look.id} look={look} takeDown={() => takeDown(look.id)} />
        ))}
      </ul>
    </Section>
  )
}

function LookRow({ look, takeDown }: { look: Look; takeDown: () => void }) {
  const w = useWords()
  const speech = useSpeech()
  const { state, reason, weather, takenOn, takenTime, placeCode, author, licence, link } = look
  return (
    <li class="look">
      <LookPicture
        picture={look.thumbnail ? `/v1/looks/${look.id}/thumbnail` : null}
        width={look.width}
        height={look.height}
        garments={look.garments}
      />
      <p>
        <b>{look.classes.join(', ')}</b>
        <br />
        {takenOn} {takenTime} · {placeCode}
        {weather && ` · ${speech.degrees(weather.apparentC)}`}
        <br />
        <span class="state">{state === 'excluded' ? `${w('excluded')}: ${reason}` : w(state)}</span>
        <br />
        <small class="dim">
          {author?.name ?? '–'}, {licence.id} ·{' '}
          <a href={link} target="_blank" rel="noopener noreferrer">
            {w('original')}
          </a>
        </small>
      </p>
      <button type="button" onClick={takeDown}>
        {w('takeDown')}
      </button>
    </li>
  )
}
