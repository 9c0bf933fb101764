import { useLocation } from 'preact-iso'
import { useChoices } from './choices-context.ts'
import type { MessageKey } from './i18n/speech.ts'
import { useSpeech } from './i18n/speech-context.ts'

const PAGES: readonly { path: string; name: MessageKey }[] = [
  { path: '/', name: 'nav.today' },
  { path: '/photo', name: 'nav.photo' },
  { path: '/wardrobe', name: 'nav.wardrobe' },
]

export function Header() {
  const { t } = useSpeech()
  const { choices, choose } = useChoices()
  const { path } = useLocation()
  return (
    <header class="header">
      <a class="brand" href="/" aria-label="Ondot 온도">
        <svg viewBox="0 0 40 40" width="30" height="30" aria-hidden="true">
          <path
            d="M9 12 L15 8 Q20 13 25 8 L31 12 L37 20 L31.5 24 L29 21 V35 H11 V21 L8.500 24 L3 20Z"
            class="brand-shirt"
          />
          <circle cx="20" cy="23" r="5.600" class="brand-dot" />
        </svg>
        <span>온도</span>
      </a>
      <nav aria-label={t('nav.label')}>
        {PAGES.map((page) => (
          <a key={page.path} href={page.path} aria-current={path === page.path ? 'page' : undefined}>
            {t(page.name)}
          </a>
        ))}
      </nav>
      <button
        type="button"
        class="quiet"
        lang={choices.lang === 'ko' ? 'en' : 'ko'}
        aria-label={choices.lang === 'ko' ? 'EN, English' : '한, 한국어'}
        onClick={() => choose({ lang: choices.lang === 'ko' ? 'en' : 'ko' })}
      >
        {choices.lang === 'ko' ? 'EN' : '한'}
      </button>
    </header>
  )
}
