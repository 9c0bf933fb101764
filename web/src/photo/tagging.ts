import { createOndotClient, type DetectedGarment, OndotProblem, tagPhoto } from '@ondot/client'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { fetchWithProgress } from './fetch-with-progress.ts'
import { shrink } from './shrink.ts'

/** A garment in the photo, as seen or as corrected. */
export type Tag = Pick<DetectedGarment, 'class' | 'box' | 'colours'> & {
  id: number
  /** null for what a person said. */
  score: number | null
}

export type Tagging =
  | { state: 'empty' }
  | { state: 'sending'; url: string; sent: number }
  | { state: 'tagged'; photo: Blob; url: string; width: number; height: number; tags: readonly Tag[] }
  | { state: 'refused'; url: string; problem: OndotProblem | null }

/** One photo at a time: sent, tagged, corrected here. */
export function useTagging() {
  const [tagging, setTagging] = useState<Tagging>({ state: 'empty' })
  const under = useRef<{ gone: AbortController; url: string } | null>(null)

  const stop = useCallback(() => {
    under.current?.gone.abort()
    if (under.current) URL.revokeObjectURL(under.current.url)
    under.current = null
  }, [])
  useEffect(() => stop, [stop])

  const take = useCallback(
    async (file: Blob) => {
      stop()
      const photo = await shrink(file)
      const url = URL.createObjectURL(photo)
      const gone = new AbortController()
      under.current = { gone, url }
      setTagging({ state: 'sending', url, sent: 0 })
      const fetch = fetchWithProgress((sent) => setTagging({ state: 'sending', url, sent }))
      try {
        const { width, height, garments } = await tagPhoto(createOndotClient({ fetch }), photo, gone.signal)
        const tags = garments.map((garment, id) => ({ ...garment, id }))
        setTagging({ state: 'tagged', photo, url, width, height, tags })
      } catch (error) {
        if (gone.signal.aborted) return
        setTagging({ state: 'refused', url, problem: error instanceof OndotProblem ? error : null })
      }
    },
    [stop],
  )

  const correct = useCallback((change: (tags: readonly Tag[]) => readonly Tag[]) => {
    setTagging((before) => (before.state === 'tagged' ? { ...before, tags: change(before.tags) } : before))
  }, [])

  return { tagging, take, correct }
}
