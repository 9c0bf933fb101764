import { describe, expect, it } from 'vitest'
import type { SourceAnswer } from '../../src/api/schemas/admin.ts'
import { lookOf, storeLooks } from '../contracts/look-samples.ts'
import { adminHarness } from './admin-harness.ts'
import { fieldsOf, problemOf } from './api-harness.ts'

const { open, database } = adminHarness()

describe('/v1/admin/sources', () => {
  const change = { enabled: false, schedule: '0 3 * * *', params: { query: '코디' }, budget: 9 }

  it('tells every source, when it last succeeded, and why it can not run', async () => {
    const { ask } = await open()
    const { sources }: { sources: SourceAnswer[] } = (await ask('GET', 'sources')).json()
    expect(sources.map(({ source }) => source).sort()).toEqual(
      'commons feed flickr instagram mastodon news page'.split(' '),
    )
    expect(sources.find(({ source }) => source === 'commons')).toEqual({
      source: 'commons',
      enabled: true,
      schedule: null,
      params: {},
      budget: 500,
      lastSuccessAt: '2026-11-20T22:19:59.000Z',
      unavailable: null,
    })
    expect(sources.find(({ source }) => source === 'flickr')?.unavailable).toBe(
      'set FLICKR_KEY to crawl Flickr',
    )
  })

  it('sets one, and notes it', async () => {
    const { ask, stores } = await open()
    expect((await ask('PUT', 'sources/mastodon', change)).json()).toEqual({
      source: 'mastodon',
      ...change,
      lastSuccessAt: null,
      unavailable: null,
    })
    expect((await stores.audit.newest(1))[0]).toMatchObject({
      action: 'source.set',
      target: 'mastodon',
      details: change,
    })
  })

  it.each([
    ['sources/tiktok', change, 'source'],
    ['sources/news', { ...change, schedule: 'soon' }, 'schedule'],
    ['sources/news', { ...change, lastSuccessAtMs: 5 }, 'lastSuccessAtMs'],
    ['sources/news', { enabled: true }, 'schedule'],
    ['sources/news', { ...change, params: { limit: 0 } }, 'params/limit'],
  ])('refuses PUT %s %j', async (path, body, field) => {
    const { ask } = await open()
    expect(fieldsOf(await ask('PUT', path, body))).toContain(field)
  })
})

describe('POST /v1/admin/collect-history', () => {
  it('asks for a run: 202; 409 where one is under way', async () => {
    const asked: unknown[] = []
    let free = true
    const history = {
      start: async (options: unknown) => {
        asked.push(options)
        return free
      },
    }
    const { ask, stores } = await open({ history })
    const response = await ask('POST', 'collect-history', { days: 30, places: 5 })
    expect([response.statusCode, response.json()]).toEqual([202, { days: 30, places: 5 }])
    free = false
    const again = await ask('POST', 'collect-history', { days: 30, places: 5 })
    expect([again.statusCode, problemOf(again).code]).toEqual([409, 'already-running'])
    expect(asked).toEqual([
      { days: 30, places: 5 },
      { days: 30, places: 5 },
    ])
    expect((await stores.audit.newest(1))[0]).toMatchObject({
      action: 'history.collect',
      details: { days: 30 },
    })
    expect(fieldsOf(await ask('POST', 'collect-history', { days: 0, places: 5 }))).toEqual(['days'])
  })
})

describe('looks for operators', () => {
  it('are shown newest first, in any state', async () => {
    const { ask } = await open()
    await storeLooks(database(), [lookOf('1'), lookOf('2', { state: 'excluded', reason: 'costume' })])
    const { looks } = (await ask('GET', 'looks?limit=1')).json()
    expect(looks).toMatchObject([{ sourceId: '2', state: 'excluded', reason: 'costume' }])
    expect(fieldsOf(await ask('GET', 'looks?limit=0'))).toEqual(['limit'])
  })

  it('are taken down: gone with their counts, and noted', async () => {
    const { ask, stores, key } = await open()
    const [id] = await storeLooks(database(), [lookOf('1')])
    expect((await ask('DELETE', `looks/${id}?reason=asked%20by%20mail`)).statusCode).toBe(204)
    expect(await stores.looks.byId(id!)).toBeNull()
    expect(await stores.evidence.recount()).toEqual({ rows: 0, differed: 0 })
    expect((await stores.audit.newest(1))[0]).toMatchObject({
      actor: key.id,
      action: 'look.take-down',
      target: id,
      details: { reason: 'asked by mail' },
    })
    expect((await ask('DELETE', `looks/${id}`)).statusCode).toBe(404)
    expect(fieldsOf(await ask('DELETE', 'looks/1'))).toEqual(['id'])
  })

  it('are blocked by author, link or post', async () => {
    const { ask, stores } = await open()
    await storeLooks(database(), [lookOf('1'), lookOf('2')])
    const block = { kind: 'author', value: 'https://photos.example/people/kim', reason: 'asked' }
    expect((await ask('POST', 'blocks', block)).json()).toEqual({ takenDown: 2 })
    expect(await stores.looks.newest(5)).toEqual([])
    expect(fieldsOf(await ask('POST', 'blocks', { ...block, kind: 'face' }))).toEqual(['kind'])
    const { entries } = (await ask('GET', 'audit?limit=1')).json()
    expect(entries).toMatchObject([
      { action: 'block', target: 'author https://photos.example/people/kim', details: { reason: 'asked' } },
    ])
  })
})

describe('GET /v1/admin/providers', () => {
  it('tells what the weather providers tell', async () => {
    const product = {
      product: 'open-meteo',
      lastSuccessAt: '2026-11-20T22:00:00.000Z',
      errors: [{ code: 'timeout', lastAt: '2026-11-20T21:00:00.000Z', times: 2 }],
      newestIssueAt: null,
      behindMinutes: null,
      delayMinutes: 4,
    }
    const view = { products: [product], budgets: [] }
    const { ask } = await open({ providers: async () => view })
    expect((await ask('GET', 'providers')).json()).toEqual(view)
  })
})
