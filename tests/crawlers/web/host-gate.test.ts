import { describe, expect, it } from 'vitest'
import { createHostGate } from '../../../src/crawlers/web/host-gate.ts'
import { createManualTimer } from '../../fakes/manual-timer.ts'

const SIGNAL = new AbortController().signal
const settled = () => new Promise((resolve) => setImmediate(resolve))

function open({ minIntervalMs = 1_000, maxDelayMs = 60_000 } = {}) {
  const timer = createManualTimer()
  const gate = createHostGate({ minIntervalMs, maxDelayMs, timer })
  /** Notes `name` in `log` when its turn comes. */
  const log: string[] = []
  const enter = (host: string, name: string, intervalMs = 0, signal = SIGNAL) =>
    gate.enter(host, intervalMs, signal).then((leave) => {
      log.push(name)
      return leave
    })
  return { timer, gate, log, enter }
}

describe('the gate of a host', () => {
  it('lets one request through at a time, in the order of asking', async () => {
    const { log, enter } = open({ minIntervalMs: 0 })
    const first = enter('a', 'first')
    const second = enter('a', 'second')
    const third = enter('a', 'third')
    const leaveFirst = await first
    await settled()
    expect(log).toEqual(['first'])
    leaveFirst()
    ;(await second)()
    await third
    expect(log).toEqual(['first', 'second', 'third'])
  })

  it('pauses between the end of a request and the next one', async () => {
    const { timer, log, enter } = open()
    const leave = await enter('a', 'first')
    timer.advance(5_000)
    leave()
    const second = enter('a', 'second')
    await settled()
    timer.advance(999)
    await settled()
    expect(log).toEqual(['first'])
    timer.advance(1)
    await second
    expect(timer.sleeps).toEqual([1_000])
  })

  it('takes the longer pause that a host asks for', async () => {
    const { timer, enter } = open()
    ;(await enter('a', 'first'))()
    const second = enter('a', 'second', 7_000)
    await settled()
    timer.advance(7_000)
    await second
    expect(timer.sleeps).toEqual([7_000])
  })

  it('makes no host wait for another', async () => {
    const { log, gate, enter } = open()
    await enter('slow', 'slow')
    gate.hold('held', 30_000)
    const held = enter('held', 'held')
    await enter('quick', 'quick')
    expect(log).toEqual(['slow', 'quick'])
    held.catch(() => {})
  })

  it('holds a host as long as it asked, for those in the queue too', async () => {
    const { timer, log, gate, enter } = open({ minIntervalMs: 0 })
    const leave = await enter('a', 'first')
    const second = enter('a', 'second')
    gate.hold('a', 5_000)
    gate.hold('a', 1_000)
    leave()
    await settled()
    timer.advance(4_999)
    await settled()
    expect(log).toEqual(['first'])
    timer.advance(1)
    await second
  })

  it('does not wait for a host that is held too long, but says how long', async () => {
    const { timer, gate, enter } = open()
    gate.hold('a', 3_600_000)
    timer.advance(1_000)
    await expect(enter('a', 'first')).rejects.toMatchObject({
      code: 'host-held',
      reaction: 'throttle',
      retryAfterMs: 3_599_000,
    })
    timer.advance(3_599_000)
    await enter('a', 'later')
  })

  it('holds no host for longer than a day, whatever it says', async () => {
    const { gate, enter } = open()
    gate.hold('a', Number.POSITIVE_INFINITY)
    await expect(enter('a', 'first')).rejects.toMatchObject({ retryAfterMs: 86_400_000 })
  })

  it('tells those who wait when a host is put off meanwhile', async () => {
    const { gate, enter } = open()
    const leave = await enter('a', 'first')
    const second = enter('a', 'second')
    const third = enter('a', 'third')
    gate.hold('a', 600_000)
    leave()
    await expect(second).rejects.toMatchObject({ code: 'host-held' })
    await expect(third).rejects.toMatchObject({ code: 'host-held' })
  })

  it('lets go who is stopped in the queue or in the pause; those behind keep their turn', async () => {
    const { timer, log, enter } = open()
    const leave = await enter('a', 'first')
    const [queued, pausing] = [new AbortController(), new AbortController()]
    const second = enter('a', 'second', 0, queued.signal)
    const third = enter('a', 'third', 0, pausing.signal)
    const fourth = enter('a', 'fourth')
    queued.abort(new Error('second has left'))
    await expect(second).rejects.toThrow('second has left')
    await settled()
    expect(log).toEqual(['first'])
    leave()
    await settled()
    pausing.abort(new Error('third has left'))
    await expect(third).rejects.toThrow('third has left')
    await settled()
    timer.advance(1_000)
    await fourth
    expect(log).toEqual(['first', 'fourth'])
  })

  it('remembers the pause of a host among many thousands, and forgets the oldest', async () => {
    const { timer, enter } = open()
    for (let i = 0; i < 10_001; i++) (await enter(`host-${i}`, ''))()
    await enter('host-0', 'forgotten')
    expect(timer.sleeps).toEqual([])
    const known = enter('host-10000', 'known')
    await settled()
    expect(timer.sleeps).toEqual([1_000])
    timer.advance(1_000)
    await known
  })
})
