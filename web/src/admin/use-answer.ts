import { useCallback, useEffect, useState } from 'preact/hooks'
import { useConsole } from './console-context.ts'

/** What was asked last, again every so often; a key that is refused leaves the console. */
export function useAnswer<T>(ask: () => Promise<T>, everyMs = 0) {
  const { refused } = useConsole()
  const [data, setData] = useState<T | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [asked, setAsked] = useState(0)
  const again = useCallback(() => setAsked((count) => count + 1), [])

  useEffect(() => {
    let gone = false
    ask().then(
      (answer) => {
        if (gone) return
        setData(() => answer)
        setFault(null)
      },
      (error: Error) => {
        if (!gone && !refused(error)) setFault(error.message)
      },
    )
    return () => {
      gone = true
    }
  }, [ask, asked, refused])
  useEffect(() => {
    if (everyMs === 0) return
    const timer = setInterval(again, everyMs)
    return () => clearInterval(timer)
  }, [again, everyMs])
  return { data, fault, again }
}
