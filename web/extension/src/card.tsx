import { Figure } from '../../src/figure/figure.tsx'
import { useChoices } from '../../src/choices-context.ts'
import { useSpeech } from '../../src/i18n/speech-context.ts'
import { useDaily } from '../../src/today/use-daily.ts'
import { show } from './shell.tsx'

show(({ baseUrl }) => <Card baseUrl={baseUrl} />)

/** The shortest answer: the headline, the figure, the number. */
function Card({ baseUrl }: { baseUrl: string }) {
  const speech = useSpeech()
  const { t } = speech
  const { choices } = useChoices()
  const { answer, status, problem } = useDaily(choices)
  const [outfit] = answer?.outfits ?? []
  const [need] = answer?.slots ?? []
  if (!answer || !outfit || !need)
    return (
      <p class="card-note">
        {status === 'asking' ? t('today.loading') : (problem?.message ?? t('error.offline'))}
      </p>
    )
  const hour = answer.weather.hours.find(({ at }) => at === need.at)
  return (
    <a class="card-body" href={baseUrl} target="_blank" rel="noopener">
      <Figure
        outfit={outfit}
        accessories={answer.accessories.map(({ code }) => code)}
        slot={need.slot}
        gender={answer.gender}
        falling={hour?.precipitation.kind ?? 'none'}
        label={null}
      />
      <span>
        <small>
          {speech.lang === 'ko' ? answer.region.name : answer.region.nameEn} · {t(`slot.${need.slot}`)}
        </small>
        <b class="card-felt">{speech.degrees(need.apparentC)}</b>
        <span class="card-headline">{answer.headline}</span>
      </span>
    </a>
  )
}
