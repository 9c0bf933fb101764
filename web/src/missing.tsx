import { useSpeech } from './i18n/speech-context.ts'

export function Missing() {
  const { t } = useSpeech()
  return (
    <section class="card">
      <h1>{t('missing.title')}</h1>
      <a href="/">{t('missing.back')}</a>
    </section>
  )
}
