import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { createSpeech, type Speech } from './speech.ts'

export const SpeechContext = createContext<Speech>(createSpeech('ko', 'metric'))

export function useSpeech(): Speech {
  return useContext(SpeechContext)
}
