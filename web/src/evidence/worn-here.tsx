import '../styles/evidence.css'
import type { EvidenceProps } from './evidence.tsx'
import { LooksHere } from './looks-here.tsx'
import { RatesHere } from './rates-here.tsx'

export function WornHere({ day, region, gender }: EvidenceProps) {
  const [need] = day.slots
  if (!need) return null
  const about = { region, gender, apparentC: need.apparentC }
  return (
    <>
      <RatesHere {...about} />
      <LooksHere {...about} />
    </>
  )
}
