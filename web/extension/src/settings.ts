import { type Choices, parseChoices } from '../../src/choices.ts'

/** What popup, card and options share: the browser keeps localStorage of a card apart for every page it stands in. */
export type Settings = {
  /** Where the API is, without a slash at the end. */
  baseUrl: string
  choices: Choices
  /** Origins of the pages that get a card. */
  sites: readonly string[]
}

const LOCAL = 'http://localhost:3000'

export async function loadSettings(): Promise<Settings> {
  const kept = await chrome.storage.local.get(['baseUrl', 'choices', 'sites'])
  return {
    baseUrl: typeof kept.baseUrl === 'string' ? kept.baseUrl : LOCAL,
    choices: parseChoices(JSON.stringify(kept.choices ?? {}), navigator.languages),
    sites: Array.isArray(kept.sites) ? kept.sites.filter((site) => typeof site === 'string') : [],
  }
}

export function keepSettings(some: Partial<Settings>): Promise<void> {
  return chrome.storage.local.set(some)
}
