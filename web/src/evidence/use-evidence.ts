import { answer, type paths } from '@ondot/client'
import { useEffect, useState } from 'preact/hooks'
import { useApi } from '../api.ts'

/** What evidence is about: a place, whose clothes, how it feels. */
export type About = { region: string; gender: 'female' | 'male' | 'any'; apparentC: number }

type Ok<Path extends '/v1/wear-rates' | '/v1/looks' | '/v1/articles'> =
  paths[Path]['get']['responses'][200]['content']['application/json']
export type RatesAnswer = Ok<'/v1/wear-rates'>
export type Look = Ok<'/v1/looks'>['looks'][number]

export type Article = Ok<'/v1/articles'>['articles'][number]

const AROUND_C = 25
const SHOWN = 8
const NEWS_A_TOPIC = 3

/** Wear rates at the temperature and around it; null until they are here, or where they can't be had. */
export function useRates({ region, gender, apparentC }: About): RatesAnswer | null {
  const middle = Math.round(apparentC)
  return useAsked(`${region} ${gender} ${apparentC}`, (api, signal) => {
    const from = Math.max(-60, middle - AROUND_C)
    const to = Math.min(60, middle + AROUND_C)
    const query = { region, gender, apparent: apparentC, from, to }
    // openapi-fetch widens tuples to arrays.
    return answer(api.GET('/v1/wear-rates', { params: { query }, signal })) as Promise<RatesAnswer>
  })
}

/** Photos from weather that felt most like it. */
export function useLooks({ region, gender, apparentC }: About): readonly Look[] | null {
  return useAsked(`${region} ${gender} ${apparentC}`, async (api, signal) => {
    const query = { region, apparent: apparentC, limit: SHOWN, ...(gender !== 'any' && { gender }) }
    const { looks } = await answer(api.GET('/v1/looks', { params: { query }, signal }))
    return looks as Look[]
  })
}

/** The newest articles, weather first. */
export function useNews(): readonly Article[] | null {
  return useAsked('news', async (api, signal) => {
    const of = async (topic: Article['topic']) => {
      const query = { topic, limit: NEWS_A_TOPIC }
      return (await answer(api.GET('/v1/articles', { params: { query }, signal }))).articles
    }
    return [...(await of('weather')), ...(await of('fashion'))]
  })
}

type Ask<T> = (api: ReturnType<typeof useApi>, signal: AbortSignal) => Promise<T>

function useAsked<T>(question: string, ask: Ask<T>): T | null {
  const api = useApi()
  const [got, setGot] = useState<{ question: string; answer: T } | null>(null)
  // The question stands for `ask`.
  useEffect(() => {
    const gone = new AbortController()
    ask(api, gone.signal).then(
      (answered) => setGot({ question, answer: answered }),
      // Evidence stands beside the answer: without it the page is whole.
      () => {},
    )
    return () => gone.abort()
  }, [api, question])
  return got?.question === question ? got.answer : null
}
