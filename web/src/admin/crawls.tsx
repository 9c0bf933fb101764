import { answer } from '@ondot/client'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import type { Crawl } from './answers.ts'
import { useConsole } from './console-context.ts'
import { CrawlForm } from './crawl-form.tsx'
import { eventsOf } from './event-stream.ts'
import { Section } from './section.tsx'
import { useAnswer } from './use-answer.ts'
import { useWords } from './words.ts'

const EVERY_MS = 15_000
const STAGES = ['found', 'known', 'fetched', 'tagged', 'stored', 'waiting', 'evidence'] as const

/** Starts crawls, and shows them as they go on. */
export function Crawls() {
  const w = useWords()
  const { client } = useConsole()
  const ask = useCallback(() => answer(client.GET('/v1/admin/crawls', {})), [client])
  const { data, fault, again } = useAnswer(ask, EVERY_MS)
  return (
    <>
      <Section title={w('crawl')}>
        <CrawlForm started={again} />
      </Section>
      <Section title={w('crawls')} fault={fault} loading={!data}>
        {data?.crawls.length === 0 && <p class="dim">{w('noCrawls')}</p>}
        <ul class="crawls">
          {data?.crawls.map((crawl) => (
            <CrawlRow key={crawl.id} crawl={crawl} />
          ))}
        </ul>
      </Section>
    </>
  )
}

function CrawlRow({ crawl: listed }: { crawl: Crawl }) {
  const w = useWords()
  const speech = useSpeech()
  const { client, refused } = useConsole()
  const crawl = useLive(listed)
  const { counters, errors, state } = crawl
  const ended = state !== 'waiting' && state !== 'running'
  const excluded = Object.entries(counters).filter(([name]) => name.startsWith('excluded:'))
  const most = Math.max(1, counters.found ?? 0)
  const said = Object.values(crawl.params).filter((value) => typeof value === 'string')

  return (
    <li class={`crawl crawl-${state}`} data-state={state}>
      <p>
        <b>{crawl.source}</b> {said.join(' · ')} <span class="state">{w(state)}</span>
        <small class="dim">
          {' '}
          {crawl.requestedBy}, {speech.age(Date.parse(crawl.requestedAt), Date.now())}, {w('requests')}{' '}
          {w('used', { used: crawl.requests, limit: crawl.budget })}
        </small>
        {!ended && (
          <button
            type="button"
            onClick={() =>
              answer(
                client.POST('/v1/admin/crawls/{id}/cancel', { params: { path: { id: crawl.id } } }),
              ).catch(refused)
            }
          >
            {w('cancel')}
          </button>
        )}
      </p>
      <ol class="stages" aria-label={w('stages')}>
        {STAGES.map((stage) => (
          <li key={stage}>
            <span>{stage}</span> <b>{counters[stage] ?? 0}</b>
            <progress value={counters[stage] ?? 0} max={most} aria-label={stage} />
          </li>
        ))}
      </ol>
      {excluded.length > 0 && (
        <p class="dim">
          {w('excluded')}:{' '}
          {excluded.map(([name, times]) => `${name.slice('excluded:'.length)} ${times}`).join(', ')}
        </p>
      )}
      {Object.keys(errors).length > 0 && (
        <details>
          <summary>{w('errors')}</summary>
          <ul>
            {Object.entries(errors).map(([kind, { times, lastAt, message }]) => (
              <li key={kind}>
                <b>{kind}</b> ×{times}, {speech.age(Date.parse(lastAt), Date.now())}: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** A crawl as it is told by its stream, until it has ended. */
function useLive(listed: Crawl): Crawl {
  const { client } = useConsole()
  const [live, setLive] = useState<Crawl | null>(null)
  const { id } = listed
  const follows = listed.state === 'waiting' || listed.state === 'running'
  useEffect(() => {
    if (!follows) return
    const gone = new AbortController()
    const follow = async () => {
      const path = { params: { path: { id } }, parseAs: 'stream', signal: gone.signal } as const
      const { data } = await client.GET('/v1/admin/crawls/{id}/events', path)
      if (!data) return
      for await (const event of eventsOf(data as ReadableStream<Uint8Array>)) setLive(JSON.parse(event.data))
    }
    // The list is asked again anyway: a stream that breaks costs only its liveliness.
    follow().catch(() => {})
    return () => gone.abort()
  }, [client, id, follows])
  // Once it has ended, what the list says is as new.
  return follows ? (live ?? listed) : listed
}
