import { readFileSync, writeFileSync } from 'node:fs'

const KB_A_MB = 1024

/** What a crawl took: on the clock, of the processor (all threads of this process), and the most memory that this process held at once. */
export type Taken = { ms: number; cpuMs: number; peakMb: number }

/**
 * Begins to measure; what was taken while things were opened is left out, where the system lets us forget it (Linux). Call what it gives
 * at the end.
 */
export function measure(): () => Taken {
  forgetPeak()
  const before = process.cpuUsage()
  const beganMs = performance.now()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return { ms: performance.now() - beganMs, cpuMs: (user + system) / 1000, peakMb: peakMb() }
  }
}

function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Then it is the peak since the process began.
  }
}

function peakMb(): number {
  try {
    const kb = /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (kb !== undefined) return Number(kb) / KB_A_MB
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / KB_A_MB
}
