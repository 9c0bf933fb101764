import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useWords } from './words.ts'

type SectionProps = { title: string; fault?: string | null; loading?: boolean; children: ComponentChildren }

export function Section({ title, fault = null, loading = false, children }: SectionProps) {
  const w = useWords()
  const id = useId()
  return (
    <section class="card admin-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {fault !== null && (
        <p class="notice notice-alert" role="alert">
          {fault}
        </p>
      )}
      {loading && fault === null ? <p class="dim">{w('loading')}</p> : children}
    </section>
  )
}
