/**
 * data.go.kr shows each key in two forms. Both come out as the decoding form, which a query then encodes exactly once:
 * an encoding key encoded again is answered with code 30. A decoding key is base64 and has no percent sign.
 */
export function decodedServiceKey(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
