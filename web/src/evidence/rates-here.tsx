import { useId, useState } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import { GARMENT_CLASSES } from '../photo/garment-classes.ts'
import { RateCurve } from './rate-curve.tsx'
import { type About, type RatesAnswer, useRates } from './use-evidence.ts'

const GROUPS = ['outer', 'longSleeves', 'layers', 'scarf', 'hat'] as const
const HUNDRED = 100

type Named = {
  id: string
  name: string
  rate: RatesAnswer['groups'][(typeof GROUPS)[number]] | RatesAnswer['classes']['coat']
}

/** How many wear what at this temperature, and how that changes with it. */
export function RatesHere(about: About) {
  const speech = useSpeech()
  const { t, lang } = speech
  const id = useId()
  const rates = useRates(about)
  const [chosen, setChosen] = useState('outer')
  if (!rates) return null
  const named = (of: Pick<RatesAnswer, 'groups' | 'classes'>): Named[] => [
    ...GROUPS.flatMap((group) =>
      of.groups[group] ? [{ id: group, name: t(`group.${group}`), rate: of.groups[group] }] : [],
    ),
    ...Object.entries(GARMENT_CLASSES).flatMap(([garment, name]) => {
      const rate = of.classes[garment as keyof RatesAnswer['classes']]
      return rate ? [{ id: `class-${garment}`, name: name[lang], rate }] : []
    }),
  ]
  const all = named(rates)
  const shown = all.find((each) => each.id === chosen) ?? all[0]
  if (!shown) return null
  const curve = (rates.range ?? []).flatMap(({ apparentC, groups, classes }) => {
    const at = named({ groups, classes }).find((each) => each.id === shown.id)
    return at ? [{ apparentC, rate: at.rate.rate, interval: at.rate.interval }] : []
  })
  const [from, to] = shown.rate.interval
  const ofHundred = (share: number) => Math.round(share * HUNDRED)
  return (
    <div class="rates">
      <p>
        {t('evidence.rate', {
          degrees: speech.degrees(about.apparentC),
          count: ofHundred(shown.rate.rate),
          garment: shown.name,
          from: ofHundred(from),
          to: ofHundred(to),
        })}{' '}
        <span class="dim">{t('evidence.looks', { looks: shown.rate.looks })}</span>
      </p>
      <div class="field">
        <label for={id}>{t('evidence.garment')}</label>
        <select id={id} value={shown.id} onChange={(event) => setChosen(event.currentTarget.value)}>
          {all.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name} ({ofHundred(each.rate.rate)}%)
            </option>
          ))}
        </select>
      </div>
      <RateCurve name={shown.name} curve={curve} apparentC={about.apparentC} />
    </div>
  )
}
