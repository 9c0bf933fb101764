import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Started = { url: string; stop(): Promise<void>; [said: string]: unknown }

/** Starts a Node program that prints JSON lines, one of them with its `url`, and waits for that line. */
export async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await saidBy(child)
  return {
    ...said,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

async function saidBy(child: ChildProcess): Promise<{ url: string }> {
  if (!child.stdout) throw new Error('no output to read')
  for await (const line of createInterface(child.stdout)) {
    const said = JSON.parse(line)
    if (typeof said.url === 'string') {
      child.stdout.resume()
      return said
    }
  }
  throw new Error('the server ended before it listened')
}
