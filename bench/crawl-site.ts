import type { SiteProfile } from '../src/crawlers/posts/page/site-profile.ts'

/** The site of crawl-source.ts as a profile. */
export function benchSite(url: string, lists: number): SiteProfile {
  return {
    id: 'bench',
    name: 'Bench',
    on: true,
    reason: 'A site of this machine.',
    start: Array.from({ length: lists }, (_, i) => `${url}/list/${i}`),
    linkPattern: `${url}/post/\\d+`,
    publishedIsTaken: false,
  }
}
