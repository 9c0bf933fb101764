import type { Lang } from '../../domain/language.ts'
import type { Warning } from '../../domain/recommendation.ts'

/** The store is away: what is said rests on the prior. */
export function evidenceMissing(lang: Lang): Warning {
  return {
    code: 'evidence-missing',
    text:
      lang === 'ko'
        ? '지금은 착장 사진의 집계를 읽을 수 없어, 공개된 통계로만 답합니다.'
        : 'Counts of looks can’t be read now; this rests on published counts alone.',
  }
}
