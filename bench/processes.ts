import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Started = { url: string; stop(): Promise<void> }

/** Starts a Node program that prints JSON lines, one of them with its `url`, and waits for that line. */
export async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await urlOf(child)
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

async function urlOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output to read')
  for await (const line of createInterface(child.stdout)) {
    const { url } = JSON.parse(line)
    if (typeof url === 'string') {
      child.stdout.resume()
      return url
    }
  }
  throw new Error('the server ended before it listened')
}
