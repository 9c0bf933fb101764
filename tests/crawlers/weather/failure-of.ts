/** What the work throws; null when it throws nothing. */
export function failureOf(work: () => unknown): unknown {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}
