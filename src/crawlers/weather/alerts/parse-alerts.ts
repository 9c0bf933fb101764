import type { AlertKind, AlertLevel, WeatherAlert } from '../../../domain/weather-alert.ts'
import { SkipError } from '../../../errors.ts'
import { seen } from '../../http/status-error.ts'

/** KMA's land warnings; those of the sea (풍랑, 지진해일) are left out. */
const KINDS: Readonly<Record<string, AlertKind>> = {
  폭염: 'heat-wave',
  열대야: 'tropical-night',
  한파: 'cold-wave',
  호우: 'heavy-rain',
  대설: 'heavy-snow',
  강풍: 'strong-wind',
  태풍: 'typhoon',
  건조: 'dry',
  황사: 'dust',
  폭풍해일: 'storm-surge',
}
const LEVELS: Readonly<Record<string, AlertLevel>> = { 주의보: 'watch', 경보: 'warning', 중대경보: 'severe' }

/** What begins a warning; one may go on over several lines. */
const BULLET = /(?:^|\s)[o○ㅇ]\s+/
/** `폭염경보 : 서울특별시, 경기도(가평, 양평 제외)` */
const WARNING = /^(\S+?)(중대경보|주의보|경보)\s*[:：]\s*(.+)$/
/** `없음`, `없 음` */
const NONE = /^없\s*음\.?$/

/**
 * Every warning by area from the text of what is in force (t6 of getPwnStatus).
 * @throws SkipError where the text is none that is known: what it says is then unknown, which is not the same as nothing
 */
export function parseAlerts(text: string, issuedAtMs: number): WeatherAlert[] {
  const entries = text.split(BULLET).flatMap((entry) => entry.replace(/\s+/g, ' ').trim() || [])
  return entries.flatMap((entry) => {
    if (NONE.test(entry)) return []
    const [, word, grade, areas] = WARNING.exec(entry) ?? []
    if (areas === undefined)
      throw new SkipError('kma-strange-alerts', `KMA's text of warnings has another form: ${seen(entry)}`)
    const [kind, level] = [KINDS[word ?? ''], LEVELS[grade ?? '']]
    if (kind === undefined || level === undefined) return []
    return outsideBrackets(areas).map((area) => ({ kind, level, issuedAtMs, area }))
  })
}

/** At the commas that are in no brackets. */
function outsideBrackets(areas: string): string[] {
  return areas.split(/,(?![^(]*\))/).flatMap((area) => area.trim() || [])
}
