import { keepSettings, type Settings } from './settings.ts'

/** Weather pages that people in Korea read; any other can be typed. */
export const USUAL_SITES = ['https://weather.naver.com', 'https://www.weather.go.kr'] as const

/** Match patterns know no port: a page's own check keeps the card to the origin that was allowed. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin)
  return `${protocol}//${hostname}/*`
}

/** Asks for the site, then puts the card into its pages from now on. False where the person says no. */
export async function allowSite(settings: Settings, origin: string): Promise<boolean> {
  if (settings.sites.includes(origin)) return true
  const pattern = patternOf(origin)
  if (!(await chrome.permissions.request({ origins: [pattern] }))) return false
  await chrome.scripting.registerContentScripts([
    { id: origin, matches: [pattern], js: ['content.js'], runAt: 'document_idle' },
  ])
  await keepSettings({ sites: [...settings.sites, origin] })
  return true
}

/** Takes the card out of the site's pages, and gives the permission back. */
export async function forgetSite(settings: Settings, origin: string): Promise<void> {
  await chrome.scripting.unregisterContentScripts({ ids: [origin] }).catch(() => {})
  // A permission that the manifest itself asks for can't be given back.
  await chrome.permissions.remove({ origins: [patternOf(origin)] }).catch(() => false)
  await keepSettings({ sites: settings.sites.filter((site) => site !== origin) })
}
