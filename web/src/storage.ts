export type TextStorage = { getItem(key: string): string | null; setItem(key: string, value: string): void }

/** The browser's storage; where it is refused (frames in other pages, strict settings) one that lasts as long as the page. */
export const storage: TextStorage = browserStorage() ?? memoryStorage()

function browserStorage(): TextStorage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

function memoryStorage(): TextStorage {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}
