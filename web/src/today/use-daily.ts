import { answer, type DailyAnswer, OndotProblem } from '@ondot/client'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { useApi } from '../api.ts'
import { type Choices, dailyQuery } from '../choices.ts'
import { keepAnswer, keptAnswer } from '../kept-answer.ts'
import { usePerson } from '../person/person-context.ts'
import { storage } from '../storage.ts'

export type Daily = {
  answer: DailyAnswer | null
  /** When the answer came. */
  atMs: number
  status: 'asking' | 'fresh' | 'offline' | 'failed'
  problem: OndotProblem | null
  again: () => void
}

const MOST_DAYS = 10

/** The answer to the choices: what is kept at once, then what the API says, first for the day, then for the days to come. */
export function useDaily(choices: Choices): Daily {
  const api = useApi()
  const person = usePerson()
  const [attempt, setAttempt] = useState(0)
  const question = JSON.stringify(dailyQuery(choices, 1, person?.token ?? null))
  const [state, setState] = useState(() => initial(question))

  useEffect(() => {
    const gone = new AbortController()
    setState(initial(question))
    const ask = async (days: number) => {
      const query = { ...JSON.parse(question), days }
      // The browser's own cache would answer without a network as if it had one; a 304 costs little.
      const options = { params: { query }, signal: gone.signal, cache: 'no-cache' } as const
      const got = (await answer(api.GET('/v1/recommendations/daily', options))) as DailyAnswer
      const kept = keepAnswer(storage, { question, atMs: Date.now(), answer: got })
      setState({ question, answer: kept.answer, atMs: kept.atMs, status: 'fresh', problem: null })
    }
    ask(1)
      .then(() => ask(MOST_DAYS).catch(() => {}))
      .catch((error: unknown) => {
        if (gone.signal.aborted) return
        const problem = error instanceof OndotProblem ? error : null
        // The profile is gone, after a long time or from another tab: go on as nobody.
        if (problem?.status === 401) return person?.hold(null)
        setState((before) => ({ ...before, status: problem ? 'failed' : 'offline', problem }))
      })
    return () => gone.abort()
  }, [api, person, question, attempt])

  const again = useCallback(() => setAttempt((count) => count + 1), [])
  useEffect(() => {
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [again])
  return { ...(state.question === question ? state : initial(question)), again }
}

function initial(question: string): Omit<Daily, 'again'> & { question: string } {
  const kept = keptAnswer(storage, question)
  return { question, answer: kept?.answer ?? null, atMs: kept?.atMs ?? 0, status: 'asking', problem: null }
}
