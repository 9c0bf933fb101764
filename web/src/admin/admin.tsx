import { createOndotClient, OndotProblem } from '@ondot/client'
import { useCallback, useMemo, useState } from 'preact/hooks'
import '../styles/admin.css'
import { ConsoleContext } from './console-context.ts'
import { Crawls } from './crawls.tsx'
import { HealthView } from './health-view.tsx'
import { Looks } from './looks.tsx'
import { ProvidersTable } from './providers-table.tsx'
import { Sources } from './sources.tsx'
import { useWords } from './words.ts'

const KEY = 'ondot.key'

/** The operator's console: the key is held by this tab alone. */
export default function Admin() {
  const w = useWords()
  const [key, setKey] = useState(() => sessionStorage.getItem(KEY))
  const [fault, setFault] = useState('')
  const leave = useCallback((why = '') => {
    sessionStorage.removeItem(KEY)
    setKey(null)
    setFault(why)
  }, [])
  const held = useMemo(
    () =>
      key && {
        key,
        client: createOndotClient({ token: key }),
        refused(error: Error) {
          if (!(error instanceof OndotProblem) || error.status !== 401) return false
          leave(error.message)
          return true
        },
      },
    [key, leave],
  )
  if (!held) {
    return (
      <form
        class="card field admin-key"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = String(new FormData(event.currentTarget).get('key')).trim()
          sessionStorage.setItem(KEY, typed)
          setFault('')
          setKey(typed)
        }}
      >
        <h1>{w('title')}</h1>
        <label for="key">{w('key')}</label>
        <input id="key" name="key" type="password" required autocomplete="off" />
        <button type="submit" class="primary">
          {w('enter')}
        </button>
        <p class="dim">{w('keyHint')}</p>
        <p role="alert">{fault}</p>
      </form>
    )
  }
  return (
    <ConsoleContext.Provider value={held}>
      <div class="admin">
        <div class="admin-head">
          <h1>{w('title')}</h1>
          <button type="button" onClick={() => leave()}>
            {w('leave')}
          </button>
        </div>
        <HealthView />
        <ProvidersTable />
        <Sources />
        <Crawls />
        <Looks />
      </div>
    </ConsoleContext.Provider>
  )
}
