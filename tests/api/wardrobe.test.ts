import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DailyAnswer } from '../../src/api/schemas/answers.ts'
import { ProfileExport } from '../../src/api/schemas/profiles.ts'
import { ItemAnswer, ItemsAnswer } from '../../src/api/schemas/wardrobe.ts'
import type { Detector } from '../../src/domain/detector.ts'
import { SkipError } from '../../src/errors.ts'
import { NAMED_COLOURS } from '../../src/vision/colour/named-colours.ts'
import { openEmbedded, type TestDatabase } from '../store/test-databases.ts'
import { type Api, answerOf, createApi, DAILY, fieldsOf, GANGNAM, problemOf } from './api-harness.ts'

const ITEMS = '/v1/wardrobe/items'
const OWN = `${DAILY}?region=${GANGNAM}&wardrobe=only`
const NOBODY = '00000000-0000-4000-8000-000000000000'

/** Sees a jacket in any photo that begins with "jacket", denim blue or of the colour that comes next, and can't read others. */
const detector: Detector = {
  modelVersion: 'fake',
  detect: async (photo) => {
    const [seen, colour = 'denim'] = Buffer.from(photo).toString().split(' ')
    if (seen !== 'jacket') throw new SkipError('not-an-image', 'no photo')
    const { id, ko, en, lab } = NAMED_COLOURS.find((named) => named.id === colour)!
    return {
      width: 10,
      height: 10,
      garments: [
        {
          class: 'jacket',
          score: 0.9,
          box: [0, 0, 5, 5],
          colours: [{ id, ko, en, lab: [...lab], share: 0.9 }],
        },
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
/** By photo: `code` in a colour; its id. */
const ownInColour = async (code: string, colour: string): Promise<string> => {
  const [item] = (await ask('POST', ITEMS, Buffer.from(`jacket ${colour}`), 'image/jpeg')).json().items
  expect((await ask('PUT', `${ITEMS}/${item.id}`, { code })).statusCode).toBe(200)
  return item.id
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

  it('wears of two shirts the one whose colour goes with the rest, and names it', async () => {
    await own('sneakers', 'socks')
    await ownInColour('oxford-shirt', 'red')
    const green = await ownInColour('oxford-shirt', 'green')
    await ownInColour('corduroy-pants', 'green')
    const { outfits } = answerOf(DailyAnswer, await ask('GET', OWN))
    const { garments, reasons, scoreParts, score } = outfits[0]!
    expect(garments.find(({ code }) => code === 'oxford-shirt')).toMatchObject({
      item: green,
      colour: { id: 'green', label: '초록', hex: '#267a3e' },
    })
    const sneakers = (await itemsOf()).find(({ code }) => code === 'sneakers')
    expect(garments.find(({ code }) => code === 'sneakers')?.item).toBe(sneakers!.id)
    expect(reasons.find(({ rule }) => rule === 'colour')).toMatchObject({
      text: '초록 옥스퍼드 셔츠와 초록 코듀로이 바지는 같은 색으로 맞췄어요.',
      values: { relation: 'same' },
    })
    expect(scoreParts.colour).toBeGreaterThan(0.5)
    expect(score).toBeGreaterThan(0)
    const english = answerOf(DailyAnswer, await ask('GET', `${OWN}&lang=en`)).outfits[0]!
    expect(english.garments.find(({ item }) => item === green)?.colour?.label).toBe('green')
  })

  it('says nothing of a wardrobe otherwise, and wants a token', async () => {
    const answer = answerOf(DailyAnswer, await ask('GET', `${DAILY}?region=${GANGNAM}`))
    expect(answer.wardrobe).toBeUndefined()
    expect(answer.outfits.flatMap(({ garments }) => garments).filter(({ item }) => item)).toEqual([])
    expect(problemOf(await api.get(OWN)).code).toBe('unauthorized')
    expect(fieldsOf(await ask('GET', `${DAILY}?region=${GANGNAM}&wardrobe=some`))).toEqual(['wardrobe'])
  })
})
