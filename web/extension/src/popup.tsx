import { useSpeech } from '../../src/i18n/speech-context.ts'
import { Today } from '../../src/today/today.tsx'
import { show } from './shell.tsx'

show(({ baseUrl }) => <Popup baseUrl={baseUrl} />)

/** The page's own today, in the toolbar. */
function Popup({ baseUrl }: { baseUrl: string }) {
  const { t } = useSpeech()
  return (
    <main>
      <Today />
      <footer class="footer">
        <a href={baseUrl} target="_blank" rel="noopener">
          {t('extension.open')}
        </a>
        <a href="options.html" target="_blank" rel="noopener">
          {t('extension.options')}
        </a>
      </footer>
    </main>
  )
}
