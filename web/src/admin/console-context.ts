import type { OndotClient } from '@ondot/client'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export type Console = {
  /** Sends the operator's key. */
  client: OndotClient
  key: string
  /** True where the fault was the key: the console is left then. */
  refused: (error: Error) => boolean
}

export const ConsoleContext = createContext<Console | null>(null)

export function useConsole(): Console {
  const console = useContext(ConsoleContext)
  if (!console) throw new Error('outside of the console')
  return console
}
