import type { paths } from '@ondot/client'

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
type Got<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: infer Ok } } }
  ? Json<Ok>
  : never

export type Source = Got<'/v1/admin/sources'>['sources'][number]
export type Crawl = Got<'/v1/admin/crawls'>['crawls'][number]
export type Look = Got<'/v1/admin/looks'>['looks'][number]
export type Providers = Got<'/v1/admin/providers'>
export type Readiness = Got<'/readyz'>
