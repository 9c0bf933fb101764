import { createOndotClient } from '@ondot/client'
import { type ComponentChildren, render } from 'preact'
import { useCallback, useMemo, useState } from 'preact/hooks'
import { ApiContext } from '../../src/api.ts'
import type { Choices } from '../../src/choices.ts'
import { ChoicesContext } from '../../src/choices-context.ts'
import { Textures } from '../../src/figure/textures.tsx'
import { createSpeech } from '../../src/i18n/speech.ts'
import { SpeechContext } from '../../src/i18n/speech-context.ts'
import '../../src/styles/base.css'
import '../../src/styles/today.css'
import '../../src/styles/figure.css'
import './extension.css'
import { keepSettings, loadSettings, type Settings } from './settings.ts'

/** Puts a page of the extension on the screen, with what the page's components stand on. */
export async function show(content: (settings: Settings) => ComponentChildren): Promise<void> {
  const settings = await loadSettings()
  render(
    <Shell settings={settings}>{content(settings)}</Shell>,
    document.getElementById('app') as HTMLElement,
  )
}

function Shell({ settings, children }: { settings: Settings; children: ComponentChildren }) {
  const [choices, setChoices] = useState(settings.choices)
  const choose = useCallback((some: Partial<Choices>) => {
    setChoices((before) => {
      const after = { ...before, ...some }
      keepSettings({ choices: after })
      return after
    })
  }, [])
  const chosen = useMemo(() => ({ choices, choose }), [choices, choose])
  const speech = useMemo(() => createSpeech(choices.lang, choices.units), [choices.lang, choices.units])
  const client = useMemo(() => createOndotClient({ baseUrl: settings.baseUrl }), [settings.baseUrl])
  document.documentElement.lang = choices.lang
  return (
    <ApiContext.Provider value={client}>
      <SpeechContext.Provider value={speech}>
        <ChoicesContext.Provider value={chosen}>
          <Textures />
          {children}
        </ChoicesContext.Provider>
      </SpeechContext.Provider>
    </ApiContext.Provider>
  )
}
