/** The origin that someone means by “weather.naver.com” or a whole address; null for what is none. */
export function originOf(text: string): string | null {
  const typed = text.trim()
  if (typed === '') return null
  try {
    const url = new URL(/^https?:\/\//.test(typed) ? typed : `https://${typed}`)
    return url.hostname.includes('.') || url.hostname === 'localhost' ? url.origin : null
  } catch {
    return null
  }
}
