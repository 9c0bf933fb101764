import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DailyAnswer } from '../../src/api/schemas/answers.ts'
import { ProfileExport } from '../../src/api/schemas/profiles.ts'
import { ItemAnswer, ItemsAnswer } from '../../src/api/schemas/wardrobe.ts'
import type { Detector } from '../../src/domain/detector.ts'
import { SkipError } from '../../src/errors.ts'
import { openEmbedded, type TestDatabase } from '../store/test-databases.ts'
import { type Api, answerOf, createApi, DAILY, fieldsOf, GANGNAM, problemOf } from './api-harness.ts'

const ITEMS = '/v1/wardrobe/items'
const OWN = `${DAILY}?region=${GANGNAM}&wardrobe=only`
const NOBODY = '00000000-0000-4000-8000-000000000000'

/** Sees a denim jacket in any photo that begins with "jacket", and can't read others. */
const detector: Detector = {
  modelVersion: 'fake',
  detect: async (photo) => {
    if (!Buffer.from(photo).toString().startsWith('jacket')) throw new SkipError('not-an-image', 'no photo')
    const denim = { id: 'denim', ko: '데님 블루', en: 'denim blue', lab: [45, -2, -20], share: 0.9 } as const
    return {
      width: 10,
      height: 10,
      garments: [
        { class: 'jacket', score: 0.9, box: [0, 0, 5, 5], colours: [{ ...denim, lab: [45, -2, -20] }] },
      ],
      perceptualHash: '0'.repeat(16),
    }
  },
  close: async () => {},
}

let store: TestDatabase
let api: Api
let token: string
beforeAll(async () => {
  store = await openEmbedded()
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.database.query('truncate profile cascade')
  api = await createApi({ database: store.database, openDetector: async () => detector })
  token = (await api.app.inject({ method: 'POST', url: '/v1/profiles' })).json().token
  return () => api.app.close()
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const ask = (method: Method, url: string, payload?: object | Buffer, type = 'application/json') =>
  api.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, ...(payload && { 'content-type': type }) },
    ...(payload && { payload }),
  })
const own = async (...codes: string[]) => {
  for (const code of codes) expect((await ask('POST', ITEMS, { code })).statusCode).toBe(201)
}
const itemsOf = async () => answerOf(ItemsAnswer, await ask('GET', ITEMS)).items

describe('the wardrobe', () => {
  it('takes a garment by its code', async () => {
    const added = await ask('POST', ITEMS, { code: 'wool-coat' })
    expect([added.statusCode, added.headers['cache-control']]).toEqual([201, 'private, no-store'])
    expect(await itemsOf()).toEqual(added.json().items)
    expect(await itemsOf()).toMatchObject([{ state: 'confirmed', code: 'wool-coat', seenClass: null }])
  })

  it('proposes what a photo may show, and keeps what the person says it is', async () => {
    const added = await ask('POST', ITEMS, Buffer.from('jacket'), 'image/jpeg')
    expect(added.statusCode, added.body).toBe(201)
    const [item] = added.json().items
    expect(item).toMatchObject({ state: 'proposed', code: null, seenClass: 'jacket' })
    expect(item.proposals[0]).toBe('denim-jacket')
    const said = answerOf(ItemAnswer, await ask('PUT', `${ITEMS}/${item.id}`, { code: 'field-jacket' }))
    expect(said).toMatchObject({ state: 'confirmed', code: 'field-jacket', seenClass: 'jacket' })
    expect(await itemsOf()).toEqual([said])
    const { rows } = await store.database.query<{ text: string }>(
      'select i::text as text from wardrobe_item i',
    )
    expect(rows[0]?.text).not.toContain(Buffer.from('jacket').toString('base64'))
  })

  it('takes a photo as a form, too', async () => {
    const form = Buffer.from(
      '--b\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\njacket\r\n--b--\r\n',
    )
    const added = await ask('POST', ITEMS, form, 'multipart/form-data; boundary=b')
    expect([added.statusCode, added.json().items.length]).toEqual([201, 1])
  })

  it('lets items go, one by one and with the profile', async () => {
    await own('jeans', 't-shirt')
    const jeans = (await itemsOf()).find(({ code }) => code === 'jeans')
    expect((await ask('DELETE', `${ITEMS}/${jeans!.id}`)).statusCode).toBe(204)
    expect((await itemsOf()).map(({ code }) => code)).toEqual(['t-shirt'])
    expect(answerOf(ProfileExport, await ask('GET', '/v1/profiles/me')).wardrobe).toEqual(await itemsOf())
    await ask('DELETE', '/v1/profiles/me')
    const { rows } = await store.database.query('select 1 from wardrobe_item')
    expect(rows).toEqual([])
  })

  it('is open to its owner only', async () => {
    await own('jeans')
    const [jeans] = await itemsOf()
    expect((await api.get(ITEMS)).statusCode).toBe(401)
    token = (await api.app.inject({ method: 'POST', url: '/v1/profiles' })).json().token
    expect(await itemsOf()).toEqual([])
    expect(problemOf(await ask('PUT', `${ITEMS}/${jeans!.id}`, { code: 'chinos' })).code).toBe('not-found')
    expect(problemOf(await ask('DELETE', `${ITEMS}/${jeans!.id}`)).code).toBe('not-found')
  })

  it('refuses what it can not take', async () => {
    expect(fieldsOf(await ask('POST', ITEMS, { code: 'crown' }))).toEqual(['code'])
    expect(fieldsOf(await ask('POST', ITEMS, { garment: 'jeans' }))).toEqual(['code'])
    expect(fieldsOf(await ask('PUT', `${ITEMS}/${NOBODY}`, { code: 'crown' }))).toEqual(['code'])
    expect(fieldsOf(await ask('PUT', `${ITEMS}/1`, { code: 'jeans' }))).toEqual(['id'])
    expect(problemOf(await ask('POST', ITEMS, Buffer.from('text'), 'image/png')).code).toBe('not-an-image')
    expect(problemOf(await ask('POST', ITEMS)).code).toBe('not-an-image')
  })
})

describe('wardrobe=only', () => {
  it('dresses from confirmed items alone, and names what is missing', async () => {
    await own('oxford-shirt', 'sweater', 'jeans', 'sneakers', 'socks')
    await ask('POST', ITEMS, Buffer.from('jacket'), 'image/jpeg')
    const { outfits, wardrobe } = answerOf(DailyAnswer, await ask('GET', OWN))
    const worn = outfits.flatMap(({ garments }) => garments.map(({ code }) => code))
    expect(new Set(worn)).toEqual(new Set(['oxford-shirt', 'sweater', 'jeans', 'sneakers', 'socks']))
    expect(wardrobe?.items).toBe(5)
    expect(wardrobe?.missing).toContainEqual(
      expect.objectContaining({ layer: 'outer', part: 'torso', why: 'none' }),
    )
    await own('long-padded-coat', 'scarf', 'gloves')
    const warm = answerOf(DailyAnswer, await ask('GET', OWN))
    expect(warm.outfits[0]!.insulationClo.max).toBeGreaterThan(outfits[0]!.insulationClo.max + 0.2)
    expect(warm.wardrobe?.missing.filter(({ layer }) => layer === 'outer')).toEqual([])
  })

  it('says nothing of a wardrobe otherwise, and wants a token', async () => {
    expect(answerOf(DailyAnswer, await ask('GET', `${DAILY}?region=${GANGNAM}`)).wardrobe).toBeUndefined()
    expect(problemOf(await api.get(OWN)).code).toBe('unauthorized')
    expect(fieldsOf(await ask('GET', `${DAILY}?region=${GANGNAM}&wardrobe=some`))).toEqual(['wardrobe'])
  })
})
