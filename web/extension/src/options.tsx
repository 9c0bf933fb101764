import { useId, useState } from 'preact/hooks'
import { useSpeech } from '../../src/i18n/speech-context.ts'
import { originOf } from './origin-of.ts'
import { keepSettings, loadSettings, type Settings } from './settings.ts'
import { show } from './shell.tsx'
import { allowSite, forgetSite, USUAL_SITES } from './sites.ts'

show((settings) => <Options first={settings} />)

function Options({ first }: { first: Settings }) {
  const { t } = useSpeech()
  const id = useId()
  const [settings, setSettings] = useState(first)
  const [said, setSaid] = useState('')
  const reload = async () => setSettings(await loadSettings())

  async function allow(text: string) {
    const origin = originOf(text)
    if (!origin) return setSaid(t('extension.noAddress'))
    setSaid(
      (await allowSite(settings, origin)) ? t('extension.allowed', { site: origin }) : t('extension.refused'),
    )
    await reload()
  }

  return (
    <main class="options-page">
      <h1>{t('extension.options')}</h1>
      <form
        class="card field"
        onSubmit={async (event) => {
          event.preventDefault()
          const typed = String(new FormData(event.currentTarget).get('api'))
          const origin = originOf(typed)
          if (!origin) return setSaid(t('extension.noAddress'))
          await keepSettings({ baseUrl: origin })
          setSaid(t('extension.saved'))
          await reload()
        }}
      >
        <label for={`${id}-api`}>{t('extension.api')}</label>
        <input id={`${id}-api`} name="api" type="url" required defaultValue={settings.baseUrl} />
        <button type="submit" class="primary">
          {t('extension.save')}
        </button>
      </form>
      <section class="card field">
        <h2>{t('extension.sites')}</h2>
        <p class="dim">{t('extension.sitesHint')}</p>
        <ul class="sites">
          {settings.sites.map((site) => (
            <li key={site}>
              {site}{' '}
              <button type="button" onClick={() => forgetSite(settings, site).then(reload)}>
                {t('extension.forget', { site })}
              </button>
            </li>
          ))}
        </ul>
        <form
          class="field"
          onSubmit={(event) => {
            event.preventDefault()
            const form = event.currentTarget
            allow(String(new FormData(form).get('site'))).then(() => form.reset())
          }}
        >
          <label for={`${id}-site`}>{t('extension.site')}</label>
          <input id={`${id}-site`} name="site" required list={`${id}-usual`} autocomplete="off" />
          <datalist id={`${id}-usual`}>
            {USUAL_SITES.map((site) => (
              <option key={site} value={site} />
            ))}
          </datalist>
          <button type="submit" class="primary">
            {t('extension.allow')}
          </button>
        </form>
      </section>
      <p role="status">{said}</p>
    </main>
  )
}
