export type TextStorage = { getItem(key: string): string | null; setItem(key: string, value: string): void }

type Removing = TextStorage & { removeItem(key: string): void }

/** The browser's storage; where it is refused (frames in other pages, strict settings) one that lasts as long as the page. */
export const storage: Removing = browserStorage() ?? memoryStorage()

function browserStorage(): Removing | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

function memoryStorage(): Removing {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
