import type { Lang } from '../domain/language.ts'
import { isoWithOffset } from '../domain/local-time.ts'
import type { Warning } from '../domain/recommendation.ts'
import type { AlertKind, AlertLevel, PlaceAlert } from '../domain/weather-alert.ts'

const KINDS: Readonly<Record<AlertKind, Record<Lang, string>>> = {
  'heat-wave': { ko: '폭염', en: 'heat wave' },
  'tropical-night': { ko: '열대야', en: 'tropical night' },
  'cold-wave': { ko: '한파', en: 'cold wave' },
  'heavy-rain': { ko: '호우', en: 'heavy rain' },
  'heavy-snow': { ko: '대설', en: 'heavy snow' },
  'strong-wind': { ko: '강풍', en: 'strong wind' },
  typhoon: { ko: '태풍', en: 'typhoon' },
  dry: { ko: '건조', en: 'dry air' },
  dust: { ko: '황사', en: 'yellow dust' },
  'storm-surge': { ko: '폭풍해일', en: 'storm surge' },
}
const LEVELS: Readonly<Record<AlertLevel, Record<Lang, string>>> = {
  watch: { ko: '주의보', en: 'watch' },
  warning: { ko: '경보', en: 'warning' },
  severe: { ko: '중대경보', en: 'severe warning' },
}

/** `alert-heat-wave`: what is in force, where as the service names it, since when, and that it may hold for a part only. */
export function alertWarning(
  { kind, level, area, issuedAtMs, matchedBy }: PlaceAlert,
  timeZone: string,
  lang: Lang,
): Warning {
  const since = isoWithOffset(issuedAtMs, timeZone).slice(0, 16).replace('T', ' ')
  const name = { ko: `${KINDS[kind].ko}${LEVELS[level].ko}`, en: `${KINDS[kind].en} ${LEVELS[level].en}` }
  const partly = {
    ko: matchedBy === 'part' ? ' 시·도의 일부 지역이에요.' : '',
    en: matchedBy === 'part' ? ' It holds for parts of the province.' : '',
  }
  const text = {
    ko: `기상청 ${name.ko}가 내려져 있어요: ${area} (${since} 발표).${partly.ko}`,
    en: `KMA has a ${name.en} in force: ${area} (issued ${since}).${partly.en}`,
  }
  return { code: `alert-${kind}`, text: text[lang] }
}
