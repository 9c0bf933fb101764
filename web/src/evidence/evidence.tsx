import type { DailyAnswer, DayAnswer } from '@ondot/client'
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import { useSeen } from './use-seen.ts'

export type EvidenceProps = { day: DayAnswer; region: string; gender: DailyAnswer['gender'] }

/** What people wore here, and the news: the code and the figures come when someone scrolls that far. */
export function Evidence(props: EvidenceProps) {
  const { t } = useSpeech()
  const [seen, watch] = useSeen<HTMLElement>()
  const [parts, setParts] = useState<{ WornHere: ComponentType<EvidenceProps>; News: ComponentType } | null>(
    null,
  )
  useEffect(() => {
    if (!seen) return
    Promise.all([import('./worn-here.tsx'), import('./news.tsx')]).then(
      ([{ WornHere }, { News }]) => setParts({ WornHere, News }),
      // Offline before it was ever loaded: the section stays a title.
      () => {},
    )
  }, [seen])
  return (
    <>
      <section class="card evidence" ref={watch} aria-labelledby="evidence">
        <h2 id="evidence">{t('evidence.title')}</h2>
        {parts && <parts.WornHere {...props} />}
      </section>
      {parts && <parts.News />}
    </>
  )
}
