import { createOndotClient } from '@ondot/client'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { LocationProvider, lazy, Route, Router } from 'preact-iso'
import { type Choices, keepChoices, loadChoices } from './choices.ts'
import { ApiContext } from './api.ts'
import { ChoicesContext } from './choices-context.ts'
import { Textures } from './figure/textures.tsx'
import { Evidence } from './evidence/evidence.tsx'
import { Header } from './header.tsx'
import { createSpeech } from './i18n/speech.ts'
import { SpeechContext } from './i18n/speech-context.ts'
import { Missing } from './missing.tsx'
import { PersonContext } from './person/person-context.ts'
import { storage } from './storage.ts'
import { Today } from './today/today.tsx'

const Photo = lazy(() => import('./photo/photo.tsx'))
const Wardrobe = lazy(() => import('./wardrobe/wardrobe.tsx'))
const Admin = lazy(() => import('./admin/admin.tsx'))

function TodayPage() {
  return <Today more={Evidence} />
}

/** Where the token of someone who answered is kept. */
const TOKEN = 'ondot.token'

export function App() {
  const [choices, setChoices] = useState(loadChoices)
  const [token, setToken] = useState(() => storage.getItem(TOKEN))
  const choose = useCallback((some: Partial<Choices>) => {
    setChoices((before) => {
      const after = { ...before, ...some }
      keepChoices(after)
      return after
    })
  }, [])
  const speech = useMemo(() => createSpeech(choices.lang, choices.units), [choices.lang, choices.units])
  const chosen = useMemo(() => ({ choices, choose }), [choices, choose])
  const person = useMemo(
    () => ({
      token,
      hold(held: string | null) {
        if (held === null) storage.removeItem(TOKEN)
        else storage.setItem(TOKEN, held)
        setToken(held)
      },
    }),
    [token],
  )
  const client = useMemo(() => createOndotClient(token === null ? {} : { token }), [token])
  useEffect(() => {
    document.documentElement.lang = choices.lang
    document.title = speech.t('app.title')
  }, [choices.lang, speech])

  return (
    <SpeechContext.Provider value={speech}>
      <ChoicesContext.Provider value={chosen}>
        <ApiContext.Provider value={client}>
          <PersonContext.Provider value={person}>
            <LocationProvider>
              <a class="skip" href="#main">
                {speech.t('app.skip')}
              </a>
              <Textures />
              <Header />
              <main id="main">
                <Router>
                  <Route path="/" component={TodayPage} />
                  <Route path="/photo" component={Photo} />
                  <Route path="/wardrobe" component={Wardrobe} />
                  <Route path="/admin" component={Admin} />
                  <Route default component={Missing} />
                </Router>
              </main>
              <footer class="footer">
                <a href="/docs" target="_blank" rel="noopener">
                  {speech.t('footer.api')}
                </a>
                <a href="/licenses.md" target="_blank" rel="noopener">
                  {speech.t('footer.licences')}
                </a>
                <a href="/admin">{speech.t('footer.admin')}</a>
              </footer>
            </LocationProvider>
          </PersonContext.Provider>
        </ApiContext.Provider>
      </ChoicesContext.Provider>
    </SpeechContext.Provider>
  )
}
