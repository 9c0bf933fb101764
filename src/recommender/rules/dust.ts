import type { AirQuality } from '../../domain/air-quality.ts'
import { type Rule, say } from './finding.ts'

/** Korean grades of the hour, µg/m³, as AirKorea publishes them: 나쁨 (bad) and 매우나쁨 (very bad) from these values on. */
export const PM25_BAD_FROM = 36
export const PM25_VERY_BAD_FROM = 76
export const PM10_BAD_FROM = 81
export const PM10_VERY_BAD_FROM = 151

/** A mask where the air is bad; a warning where it is very bad. A station without a value says nothing. */
export const dust: Rule = ({ air, voice }) => {
  const grade = air ? gradeOf(air) : 0
  if (!air || grade === 0) return []
  const values = {
    ...(air.pm25UgM3 !== null && { pm25UgM3: air.pm25UgM3 }),
    ...(air.pm10UgM3 !== null && { pm10UgM3: air.pm10UgM3 }),
    station: air.station,
  }
  const figures = [
    ...(air.pm25UgM3 === null ? [] : [`PM2.5 ${air.pm25UgM3}`]),
    ...(air.pm10UgM3 === null ? [] : [`PM10 ${air.pm10UgM3}`]),
  ].join(', ')
  const text = say(voice.lang, {
    ko:
      grade === 2
        ? `미세먼지가 매우 나빠요 (${figures} µg/m³). 마스크를 쓰고 바깥 활동을 줄이세요.`
        : `미세먼지가 나빠요 (${figures} µg/m³). 마스크를 챙기세요.`,
    en:
      grade === 2
        ? `Fine dust is very high (${figures} µg/m³): wear a mask and spend less time outside.`
        : `Fine dust is high (${figures} µg/m³): take a mask.`,
  })
  return [{ reason: { rule: 'dust', text, values }, take: ['mask'], warning: grade === 2 }]
}

/** The worse of both: 0 good or moderate, 1 bad, 2 very bad. */
function gradeOf({ pm25UgM3, pm10UgM3 }: AirQuality): 0 | 1 | 2 {
  const [pm25, pm10] = [pm25UgM3 ?? 0, pm10UgM3 ?? 0]
  if (pm25 >= PM25_VERY_BAD_FROM || pm10 >= PM10_VERY_BAD_FROM) return 2
  return pm25 >= PM25_BAD_FROM || pm10 >= PM10_BAD_FROM ? 1 : 0
}
