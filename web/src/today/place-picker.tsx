import { answer, type Region } from '@ondot/client'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useApi } from '../api.ts'
import type { ChosenPlace } from '../choices.ts'
import { useSpeech } from '../i18n/speech-context.ts'

const PAUSE_MS = 180
const POSITION = { timeout: 10_000, maximumAge: 600_000 }

type PlacePickerProps = { place: ChosenPlace; choose: (place: ChosenPlace) => void }

/** Where: by name in Hangul, initials or romanised, or where the device is. */
export function PlacePicker({ place, choose }: PlacePickerProps) {
  const { t, lang } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  const nameOf = ({ name, nameEn }: ChosenPlace) => (lang === 'ko' ? name : nameEn)
  return (
    <>
      <button
        type="button"
        class="place"
        aria-haspopup="dialog"
        aria-label={t('place.change', { name: nameOf(place) })}
        onClick={() => dialog.current?.showModal()}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M8 1a5 5 0 0 0-5 5c0 3.600 5 9 5 9s5-5.400 5-9a5 5 0 0 0-5-5zm0 7a2 2 0 1 1 0-4 2 2 0 0 1 0 4z" />
        </svg>
        {nameOf(place)}
      </button>
      <dialog ref={dialog} class="place-dialog" aria-label={t('place.search')}>
        <PlaceSearch
          nameOf={nameOf}
          close={() => dialog.current?.close()}
          choose={({ code, name, nameEn }) => {
            choose({ code, name, nameEn })
            dialog.current?.close()
          }}
        />
      </dialog>
    </>
  )
}

type PlaceSearchProps = {
  nameOf: (place: ChosenPlace) => string
  choose: (place: ChosenPlace) => void
  close: () => void
}

function PlaceSearch({ nameOf, choose, close }: PlaceSearchProps) {
  const { t } = useSpeech()
  const api = useApi()
  const id = useId()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly Region[] | null>(null)
  const [said, setSaid] = useState('')

  useEffect(() => {
    const text = query.trim()
    if (text === '') return setFound(null)
    const gone = new AbortController()
    const timer = setTimeout(() => {
      answer(api.GET('/v1/regions', { params: { query: { query: text } }, signal: gone.signal }))
        .then(({ regions }) => {
          setFound(regions)
          setSaid(
            regions.length === 0
              ? t('place.none', { query: text })
              : t('place.found', { count: regions.length }),
          )
        })
        .catch(() => {
          if (!gone.signal.aborted) setSaid(t('error.offline'))
        })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [api, query, t])

  function locate() {
    setSaid(t('place.locating'))
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        answer(api.GET('/v1/regions', { params: { query: { lat: latitude, lon: longitude } } }))
          .then(({ regions: [here] }) => here && choose(here))
          .catch((error: Error) => setSaid(error.message))
      },
      () => setSaid(t('place.denied')),
      POSITION,
    )
  }

  return (
    <form
      class="place-search"
      onSubmit={(event) => {
        event.preventDefault()
        if (found?.[0]) choose(found[0])
      }}
    >
      <div class="place-head">
        <label for={id}>{t('place.search')}</label>
        <button type="button" class="quiet" onClick={close}>
          {t('place.close')}
        </button>
      </div>
      <input
        id={id}
        type="search"
        autocomplete="off"
        maxLength={60}
        placeholder={t('place.hint')}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {'geolocation' in navigator && (
        <button type="button" class="primary" onClick={locate}>
          {t('place.here')}
        </button>
      )}
      <p role="status" class="dim">
        {said}
      </p>
      {found && (
        <ul class="place-results">
          {found.map((region) => (
            <li key={region.code}>
              <button type="button" onClick={() => choose(region)}>
                {nameOf(region)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="dim">{t('place.privacy')}</p>
    </form>
  )
}
