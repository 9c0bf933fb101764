import type { DayAnswer, Outfit, Slot } from '@ondot/client'
import { useId, useRef, useState } from 'preact/hooks'
import { Figure } from '../figure/figure.tsx'
import { useSpeech } from '../i18n/speech-context.ts'
import { FeedbackBar } from '../person/feedback-bar.tsx'
import { feltColour } from './felt-colour.ts'
import { MissingPieces } from './missing-pieces.tsx'
import { TakeAlong } from './take-along.tsx'
import { WearList } from './wear-list.tsx'

type OutfitOfDayProps = {
  day: DayAnswer
  gender:
    | 'female'
    | 'male'
    | 'any' /** Asks anew; null while the day is still to come, and nobody knows how it was. */
  again: (() => void) | null
}

/** The headline, the figure and the number; tabs for the parts of the day. */
export function OutfitOfDay({ day, gender, again }: OutfitOfDayProps) {
  const speech = useSpeech()
  const { t } = speech
  const id = useId()
  const [slot, setSlot] = useState<Slot>(day.slots[0]!.slot)
  const [number, setNumber] = useState(0)
  const tabs = useRef<HTMLDivElement>(null)
  const need = day.slots.find((each) => each.slot === slot) ?? day.slots[0]!
  const outfit = day.outfits[number] ?? day.outfits[0]!
  const hour = day.weather.hours.find(({ at }) => at === need.at)
  const accessories = day.accessories.map(({ code }) => code)
  const falling = hour?.precipitation.kind ?? 'none'
  const on = outfit.garments.filter(({ wornIn }) => wornIn.includes(need.slot)).map(({ label }) => label)
  const figure = (shown: Outfit, label: string | null) => (
    <Figure
      outfit={shown}
      accessories={accessories}
      slot={need.slot}
      gender={gender}
      falling={falling}
      label={label}
    />
  )

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = day.slots.findIndex((each) => each.slot === need.slot)
    const next = (at + step + day.slots.length) % day.slots.length
    setSlot(day.slots[next]!.slot)
    tabs.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }

  return (
    <section class="hero card" style={{ '--felt': feltColour(need.apparentC) }}>
      <h1 class="headline">{day.headline}</h1>
      <div class="tabs" role="tablist" aria-label={t('today.slots')} ref={tabs} onKeyDown={onKeyDown}>
        {day.slots.map((each) => (
          <button
            key={each.slot}
            type="button"
            role="tab"
            id={`${id}-${each.slot}`}
            aria-selected={each.slot === need.slot}
            aria-controls={`${id}-panel`}
            tabIndex={each.slot === need.slot ? 0 : -1}
            onClick={() => setSlot(each.slot)}
          >
            {t(`slot.${each.slot}`)} <b>{speech.wholeDegrees(each.apparentC)}</b>
          </button>
        ))}
      </div>
      <div class="hero-body" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${need.slot}`}>
        <div class="hero-figure">
          {figure(outfit, t('today.figure', { slot: t(`slot.${need.slot}`), garments: on.join(', ') }))}
        </div>
        <div class="hero-facts">
          <p class="felt">
            <span class="felt-name">{t('today.apparent')}</span>
            <span class="felt-value">{speech.degrees(need.apparentC)}</span>
            <span class="felt-air">
              {speech.clock(need.at)}
              {hour && ` · ${t('today.air', { temperature: speech.degrees(hour.temperatureC) })}`}
            </span>
          </p>
          <WearList outfit={outfit} need={need} />
        </div>
      </div>
      <TakeAlong day={day} outfit={outfit} />
      <MissingPieces day={day} />
      <fieldset class="alternatives">
        <legend>{t('today.alternatives')}</legend>
        {day.outfits.map((each, i) => (
          <label key={each.garments.map(({ code }) => code).join()} class="alternative">
            <input
              type="radio"
              name={`${id}-outfit`}
              checked={each === outfit}
              onChange={() => setNumber(i)}
            />
            <span class="alternative-figure">{figure(each, null)}</span>
            <span class="alternative-name">
              {t('today.outfit', { number: i + 1 })}
              <small>{summary(each)}</small>
              <small class="dim">{t('today.score', { percent: speech.percent(each.score) })}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {again && <FeedbackBar key={need.slot} day={day} outfit={outfit} slot={need.slot} again={again} />}
      <details class="why" open>
        <summary>{t('today.why')}</summary>
        <ul>
          {outfit.reasons.map(({ rule, text }) => (
            <li key={rule}>{text}</li>
          ))}
          <li class="dim">{t('today.evidence', { looks: outfit.evidence.looks })}</li>
        </ul>
      </details>
    </section>
  )
}

/** What tells outfits apart: the outermost on top, and below. */
function summary({ garments }: Outfit): string {
  const of = (...layers: string[]) => garments.findLast(({ layer }) => layers.includes(layer))?.label
  return [of('base', 'one-piece', 'mid', 'outer'), of('bottom')].filter(Boolean).join(' · ')
}
