import { render } from 'preact'
import { App } from './app.tsx'
import './styles/base.css'
import './styles/today.css'
import './styles/figure.css'

render(<App />, document.getElementById('app') as HTMLElement)

if ('serviceWorker' in navigator && import.meta.env.PROD)
  // The page works without it; only then not without a network.
  navigator.serviceWorker.register('/sw.js').catch(() => {})

// A page that stayed open over a release asks for parts that are no longer there: it begins anew, once.
addEventListener('vite:preloadError', () => {
  if (!navigator.onLine || sessionStorage.getItem('ondot.anew') !== null) return
  sessionStorage.setItem('ondot.anew', '1')
  location.reload()
})
