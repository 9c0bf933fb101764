import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Detector } from '../../src/domain/detector.ts'
import { SkipError, ThrottleError } from '../../src/errors.ts'
import { openDetector } from '../../src/vision/open-detector.ts'
import { noise } from '../vision/pictures.ts'
import { type Api, createApi, problemOf } from './api-harness.ts'

let api: Api
let detector: Detector
let photo: Buffer

beforeAll(async () => {
  detector = await openDetector({ workers: 1 })
  api = await createApi({ openDetector: async () => detector })
  photo = await noise(300, 200).jpeg().toBuffer()
})
afterAll(async () => {
  await api.app.close()
  await detector.close()
})

const send = (payload: Buffer | string, type: string, url = '/v1/tags') =>
  api.app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })

function form(files: readonly Buffer[]): [Buffer, string] {
  const parts = files.flatMap((file) => [
    Buffer.from(
      '--b\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n',
    ),
    file,
    Buffer.from('\r\n'),
  ])
  return [Buffer.concat([...parts, Buffer.from('--b--\r\n')]), 'multipart/form-data; boundary=b']
}

describe('POST /v1/tags', () => {
  it('says which garments are in a photo, how large it is and which model says so', async () => {
    const response = await send(photo, 'image/jpeg')
    expect(response.statusCode, response.body).toBe(200)
    expect(response.json()).toMatchObject({ width: 300, height: 200, modelVersion: detector.modelVersion })
    expect(response.headers['cache-control']).toBe('no-store')
  })

  it('takes the photo as it is or in a form, with the same answer', async () => {
    const raw = await send(photo, 'application/octet-stream', '/v1/tags?threshold=0.01')
    const inForm = await send(...form([photo]), '/v1/tags?threshold=0.01')
    expect(inForm.json()).toEqual(raw.json())
  })

  it.each([
    ['text', Buffer.from('not a photo at all'), 'image/jpeg', 415, 'not-an-image'],
    ['nothing', Buffer.alloc(0), 'image/jpeg', 415, 'not-an-image'],
    ['JSON', Buffer.from('{}'), 'application/json', 415, 'not-an-image'],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'image/svg+xml',
      415,
      'image-unsupported',
    ],
  ])('refuses %s', async (_what, payload, type, status, code) => {
    expect(problemOf(await send(payload, type))).toMatchObject({ status, code })
  })

  it('refuses half a photo as damaged', async () => {
    expect(problemOf(await send(photo.subarray(0, photo.length / 2), 'image/jpeg'))).toMatchObject({
      status: 422,
      code: 'image-damaged',
    })
  })

  it('refuses a form without a file, and one with two', async () => {
    expect(problemOf(await send(...form([]))).status).toBe(415)
    expect(problemOf(await send(...form([photo, photo]))).status).toBe(413)
  })

  it('refuses more than 10 MB, raw and in a form', async () => {
    const large = Buffer.alloc(10 * 2 ** 20 + 1)
    expect(problemOf(await send(large, 'image/jpeg')).status).toBe(413)
    expect(problemOf(await send(...form([large]))).status).toBe(413)
  })

  it('names a wrong threshold', async () => {
    expect(problemOf(await send(photo, 'image/jpeg', '/v1/tags?threshold=2')).errors?.[0]?.field).toBe(
      'threshold',
    )
  })

  it('answers 405 to GET', async () => {
    const response = await api.app.inject('/v1/tags')
    expect([response.statusCode, response.headers.allow]).toEqual([405, 'POST'])
  })
})

describe('POST /v1/tags when the detector', () => {
  const failing = (error: Error): Detector => ({
    modelVersion: '0',
    detect: () => Promise.reject(error),
    close: async () => {},
  })
  const ask = async (error: Error) => {
    const one = await createApi({ openDetector: async () => failing(error) })
    const response = await one.app.inject({
      method: 'POST',
      url: '/v1/tags',
      payload: photo,
      headers: { 'content-type': 'image/jpeg' },
    })
    await one.app.close()
    return response
  }

  it('is busy says when to come again', async () => {
    const response = await ask(new ThrottleError('tagger-busy', 'The queue is full.', null))
    expect(problemOf(response)).toMatchObject({ status: 503, code: 'tagger-busy' })
    expect(response.headers['retry-after']).toBe('1')
  })

  it('breaks on a photo twice calls the photo damaged', async () => {
    expect(problemOf(await ask(new SkipError('tagger-crashed', 'It broke.')))).toMatchObject({ status: 422 })
  })

  it('fails in a way of its own says nothing of the inside', async () => {
    expect(problemOf(await ask(new Error('secret inside')))).toMatchObject({
      status: 500,
      code: 'internal-error',
    })
  })
})
