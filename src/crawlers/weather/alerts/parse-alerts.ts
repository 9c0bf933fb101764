import type { AlertKind, WeatherAlert } from '../../../domain/weather-alert.ts'

/** KMA's land warnings; those of the sea (풍랑, 해일) are left out. */
const KINDS: Readonly<Record<string, AlertKind>> = {
  폭염: 'heat-wave',
  한파: 'cold-wave',
  호우: 'heavy-rain',
  대설: 'heavy-snow',
  강풍: 'strong-wind',
  태풍: 'typhoon',
  건조: 'dry',
  황사: 'dust',
  폭풍해일: 'storm-surge',
}

/** One warning a line: `o 폭염경보 : 서울특별시, 경기도(가평, 양평 제외)`; `o 없음` where there is none. */
const LINE = /^\s*[o○ㅇ]?\s*(\S+?)(주의보|경보)\s*[:：]\s*(.+)$/

/** Every warning by area from the text of what is in force (t6 of getPwnStatus). Lines of another form are left out. */
export function parseAlerts(text: string, issuedAtMs: number): WeatherAlert[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, word, grade, areas] = LINE.exec(line) ?? []
    const kind = KINDS[word ?? '']
    if (kind === undefined || areas === undefined) return []
    const level = grade === '경보' ? 'warning' : 'watch'
    return outsideBrackets(areas).map((area) => ({ kind, level, issuedAtMs, area }))
  })
}

/** At the commas that are in no brackets. */
function outsideBrackets(areas: string): string[] {
  return areas.split(/,(?![^(]*\))/).flatMap((area) => area.trim() || [])
}
