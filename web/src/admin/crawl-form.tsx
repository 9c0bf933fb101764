import { answer } from '@ondot/client'
import { useState } from 'preact/hooks'
import { useConsole } from './console-context.ts'
import { useWords } from './words.ts'

const SOURCES = ['commons', 'flickr', 'instagram', 'mastodon', 'feed', 'page', 'news'] as const

/** What to look for, and how much. */
export function CrawlForm({ started }: { started: () => void }) {
  const w = useWords()
  const { client, refused } = useConsole()
  const [fault, setFault] = useState('')

  async function start(form: FormData) {
    const text = (name: string) => String(form.get(name)).trim()
    const [query, url, limit, budget] = [text('query'), text('url'), text('limit'), text('budget')]
    const body = {
      source: text('source') as (typeof SOURCES)[number],
      params: { ...(query && { query }), ...(url && { url }), ...(limit && { limit: Number(limit) }) },
      ...(budget && { budget: Number(budget) }),
    }
    try {
      // A double click is one crawl.
      const headers = { 'idempotency-key': crypto.randomUUID() }
      await answer(client.POST('/v1/admin/crawls', { body, headers }))
      setFault('')
      started()
    } catch (error) {
      if (error instanceof Error && !refused(error)) setFault(error.message)
    }
  }

  return (
    <form
      class="crawl-form"
      onSubmit={(event) => {
        event.preventDefault()
        start(new FormData(event.currentTarget))
      }}
    >
      <label>
        {w('source')}
        <select name="source">
          {SOURCES.map((source) => (
            <option key={source}>{source}</option>
          ))}
        </select>
      </label>
      <label>
        {w('query')} <input name="query" maxLength={200} />
      </label>
      <label>
        {w('url')} <input name="url" type="url" maxLength={2000} />
      </label>
      <label>
        {w('limit')} <input name="limit" type="number" min={1} defaultValue="100" />
      </label>
      <label>
        {w('budget')} <input name="budget" type="number" min={1} />
      </label>
      <button type="submit" class="primary">
        {w('start')}
      </button>
      <p role="alert">{fault}</p>
    </form>
  )
}
