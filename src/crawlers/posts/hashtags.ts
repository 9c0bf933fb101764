/** The hashtags of a text without `#`, each once. */
export function hashtagsIn(text: string): string[] {
  const found = [...text.matchAll(/[#＃]([\p{L}\p{N}_]{1,100})/gu)].map(([, tag]) => tag!)
  return [...new Set(found)].slice(0, 100)
}

/** A hashtag as sources want it: no `#`, no spaces. */
export function asHashtag(query: string): string {
  return query.replace(/^[#＃]/, '').replace(/\s+/g, '')
}
