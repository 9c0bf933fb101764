import { describe, expect, it } from 'vitest'
import { createSlots } from '../../src/vision/slots.ts'

describe('createSlots', () => {
  it('gives a slot to who waited longest when one is given back', async () => {
    const slots = createSlots(1, 5)
    const giveBack = await slots.take()
    const order: string[] = []
    const turns = ['first', 'second'].map(async (name) => {
      const done = await slots.take()
      order.push(name)
      done()
    })
    giveBack()
    await Promise.all(turns)
    expect(order).toEqual(['first', 'second'])
  })

  it('refuses one more than may wait', async () => {
    const slots = createSlots(1, 1)
    const giveBack = await slots.take()
    const waiting = slots.take()
    await expect(slots.take()).rejects.toMatchObject({ code: 'tagger-busy', reaction: 'throttle' })
    giveBack()
    expect(await waiting).toBeTypeOf('function')
  })

  it('frees the place of a waiting one whose signal is aborted', async () => {
    const slots = createSlots(1, 1)
    const giveBack = await slots.take()
    const abort = new AbortController()
    const waiting = slots.take(abort.signal)
    abort.abort(new Error('client left'))
    await expect(waiting).rejects.toThrow('client left')
    const next = slots.take()
    giveBack()
    expect(await next).toBeTypeOf('function')
  })

  it('refuses who waits and who comes once it is closed', async () => {
    const slots = createSlots(1, 1)
    await slots.take()
    const waiting = slots.take()
    slots.close()
    await expect(waiting).rejects.toMatchObject({ code: 'tagger-closed' })
    await expect(slots.take()).rejects.toMatchObject({ code: 'tagger-closed' })
  })
})
