import { createOndotClient, type OndotClient } from '@ondot/client'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** The page asks the host it came from; the extension puts its own client here. */
export const ApiContext = createContext<OndotClient>(createOndotClient())

export function useApi(): OndotClient {
  return useContext(ApiContext)
}
