import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** Who answers how it felt: a token of the service, nothing else. The first answer makes it. */
export type PersonAccess = {
  token: string | null
  hold: (token: string | null) => void
}

/** null where nobody is asked (the extension). */
export const PersonContext = createContext<PersonAccess | null>(null)

export function usePerson(): PersonAccess | null {
  return useContext(PersonContext)
}
