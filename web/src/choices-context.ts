import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Choices, parseChoices } from './choices.ts'

export type Chosen = { choices: Choices; choose: (some: Partial<Choices>) => void }

export const ChoicesContext = createContext<Chosen>({ choices: parseChoices(null), choose: () => {} })

export function useChoices(): Chosen {
  return useContext(ChoicesContext)
}
