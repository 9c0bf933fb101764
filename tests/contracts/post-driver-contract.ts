import { Check } from 'typebox/value'
import { afterEach, describe, expect, it } from 'vitest'
import type { PostDriver } from '../../src/crawlers/posts/post-driver.ts'
import type { WebClient } from '../../src/crawlers/web/web-client.ts'
import type { CrawlParams } from '../../src/domain/crawl.ts'
import { Post } from '../../src/domain/post.ts'
import { AbortedError, OndotError } from '../../src/errors.ts'
import { readAll, webFor } from '../crawlers/posts/driver-harness.ts'
import type { FakeReply, FakeUpstream } from '../fakes/fake-upstream.ts'

/** What every driver of an API keeps to, against a server of its own kind that misbehaves. */
export function describePostDriver(
  name: string,
  under: {
    /** A server with at least two pages of posts; `replyWith` answers instead where it gives something. */
    open(replyWith: (count: number) => FakeReply | null): Promise<FakeUpstream>
    create(web: WebClient, url: string): PostDriver
    params: CrawlParams
    strangeParams: CrawlParams
    /** That must never be seen. */
    secret?: string
  },
): void {
  describe(`${name}, as every driver`, () => {
    let upstream: FakeUpstream
    let web: WebClient
    async function open(replyWith: (count: number) => FakeReply | null = () => null): Promise<PostDriver> {
      upstream = await under.open(replyWith)
      web = webFor(upstream.url)
      return under.create(web, upstream.url)
    }
    afterEach(async () => {
      web.close()
      await upstream.close()
    })

    /** How the first page fails. */
    async function fault(replyWith: (count: number) => FakeReply | null): Promise<OndotError> {
      const driver = await open(replyWith)
      const error: unknown = await readAll(driver, under.params).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      if (!(error instanceof OndotError)) throw new Error(`not a coded error: ${String(error)}`)
      if (under.secret) expect(`${error.message} ${error.stack}`).not.toContain(under.secret)
      return error
    }

    it('reads every page once, and every post of it is one', async () => {
      const driver = await open()
      const { posts, pages } = await readAll(driver, under.params)
      expect(pages).toBeGreaterThan(1)
      expect(posts.length).toBeGreaterThan(1)
      for (const post of posts) expect(Check(Post, post)).toBe(true)
      for (const { link, imageUrl } of posts)
        if (under.secret) expect(`${link} ${imageUrl}`).not.toContain(under.secret)
    })

    it('goes on from the cursor of a page as if it had never stopped', async () => {
      const driver = await open()
      const options = { signal: new AbortController().signal, admit: async () => {} }
      const all = await readAll(driver, under.params)
      const first = await driver.fetchPage(under.params, null, options)
      const second = await driver.fetchPage(under.params, first.nextCursor, options)
      const both = [...first.posts, ...second.posts]
      expect(both).toEqual(all.posts.slice(0, both.length))
    })

    it('asks before each request, and ends where it is refused', async () => {
      const driver = await open()
      const { requests } = await readAll(driver, under.params)
      expect(requests).toBe(upstream.requests.length)
      const spent = new AbortedError('budget-spent', 'no request left')
      const refused = driver.fetchPage(under.params, null, {
        signal: new AbortController().signal,
        admit: () => Promise.reject(spent),
      })
      await expect(refused).rejects.toBe(spent)
      expect(upstream.requests.length).toBe(requests)
    })

    it('asks for patience where the service does', async () => {
      const error = await fault(() => ({ status: 429, headers: { 'retry-after': '120' }, body: '' }))
      expect(error).toMatchObject({ reaction: 'throttle', retryAfterMs: 120_000 })
    })

    it('calls passing faults passing: 5xx, a cut connection, JSON cut short, HTML of a proxy', async () => {
      const json = { 'content-type': 'application/json' }
      for (const reply of [
        { status: 502, body: 'Bad Gateway' },
        { hangUp: true },
        { headers: json, body: '{"data": [{"id": "1", ' },
      ]) {
        expect(await fault(() => reply)).toMatchObject({ reaction: 'retry' })
        await upstream.close()
      }
      await open()
    })

    it('counts what it can not read and goes on', async () => {
      const driver = await open()
      const { skipped } = await readAll(driver, under.params)
      expect(skipped.malformed).toBeGreaterThan(0)
    })

    it('refuses parameters that it can not use, naming the first', async () => {
      const driver = await open()
      expect(() => driver.checkParams(under.strangeParams)).toThrow(
        expect.objectContaining({ code: 'params-refused' }),
      )
      expect(() => driver.checkParams(under.params)).not.toThrow()
    })

    it('ends at once when it is told to', async () => {
      const driver = await open(() => ({ afterMs: 60_000 }))
      const controller = new AbortController()
      const page = driver.fetchPage(under.params, null, { signal: controller.signal, admit: async () => {} })
      setTimeout(() => controller.abort(new Error('cancelled')), 20)
      await expect(page).rejects.toThrow('cancelled')
    })
  })
}
