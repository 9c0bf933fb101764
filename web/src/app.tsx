import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { LocationProvider, lazy, Route, Router } from 'preact-iso'
import { type Choices, keepChoices, loadChoices } from './choices.ts'
import { ChoicesContext } from './choices-context.ts'
import { Textures } from './figure/textures.tsx'
import { Header } from './header.tsx'
import { createSpeech } from './i18n/speech.ts'
import { SpeechContext } from './i18n/speech-context.ts'
import { Missing } from './missing.tsx'
import { Today } from './today/today.tsx'

const Photo = lazy(() => import('./photo/photo.tsx'))
const Admin = lazy(() => import('./admin/admin.tsx'))

export function App() {
  const [choices, setChoices] = useState(loadChoices)
  const choose = useCallback((some: Partial<Choices>) => {
    setChoices((before) => {
      const after = { ...before, ...some }
      keepChoices(after)
      return after
    })
  }, [])
  const speech = useMemo(() => createSpeech(choices.lang, choices.units), [choices.lang, choices.units])
  const chosen = useMemo(() => ({ choices, choose }), [choices, choose])
  useEffect(() => {
    document.documentElement.lang = choices.lang
    document.title = speech.t('app.title')
  }, [choices.lang, speech])

  return (
    <SpeechContext.Provider value={speech}>
      <ChoicesContext.Provider value={chosen}>
        <LocationProvider>
          <a class="skip" href="#main">
            {speech.t('app.skip')}
          </a>
          <Textures />
          <Header />
          <main id="main">
            <Router>
              <Route path="/" component={Today} />
              <Route path="/photo" component={Photo} />
              <Route path="/admin" component={Admin} />
              <Route default component={Missing} />
            </Router>
          </main>
          <footer class="footer">
            <a href="/docs" target="_blank" rel="noopener">
              {speech.t('footer.api')}
            </a>
            <a href="/admin">{speech.t('footer.admin')}</a>
          </footer>
        </LocationProvider>
      </ChoicesContext.Provider>
    </SpeechContext.Provider>
  )
}
