import { describe, expect, it } from 'vitest'
import { englishName } from '../../../src/domain/regions/english-name.ts'
import { romanize } from '../../../src/domain/regions/romanize.ts'

const romanized = (names: Record<string, string>) => Object.keys(names).map(romanize)

describe('romanisation', () => {
  it('writes the examples of the Ministry’s notice', () => {
    const official = {
      구미: 'gumi',
      영동: 'yeongdong',
      백암: 'baegam',
      옥천: 'okcheon',
      합덕: 'hapdeok',
      호법: 'hobeop',
      월곶: 'wolgot',
      벚꽃: 'beotkkot',
      한밭: 'hanbat',
      구리: 'guri',
      설악: 'seorak',
      칠곡: 'chilgok',
      임실: 'imsil',
      울릉: 'ulleung',
      대관령: 'daegwallyeong',
      백마: 'baengma',
      왕십리: 'wangsimni',
      별내: 'byeollae',
      신라: 'silla',
      해돋이: 'haedoji',
      묵호: 'mukho',
      집현전: 'jiphyeonjeon',
      압구정: 'apgujeong',
      죽변: 'jukbyeon',
      광희문: 'gwanghuimun',
    }
    expect(romanized(official)).toEqual(Object.values(official))
  })

  it('changes sounds between syllables and puts no n where none is spoken', () => {
    const places = {
      종로: 'jongno',
      신림: 'sillim',
      독립문: 'dongnimmun',
      청량리: 'cheongnyangni',
      안양: 'anyang',
      통영: 'tongyeong',
      밀양: 'miryang',
      압해: 'aphae',
    }
    expect(romanized(places)).toEqual(Object.values(places))
  })
})

describe('English names', () => {
  it('part the unit of administration with a hyphen', () => {
    expect(['강남구', '종로구', '삼죽면', '명동', '단양읍'].map(englishName)).toEqual([
      'Gangnam-gu',
      'Jongno-gu',
      'Samjuk-myeon',
      'Myeong-dong',
      'Danyang-eup',
    ])
  })

  it('set numbers apart and leave the counting 제 out, but not the one of 거제', () => {
    expect(
      ['역삼1동', '창신제1동', '거제제2동', '성수1가제2동', '종로5.6가동', '봉명2.송정동'].map(englishName),
    ).toEqual([
      'Yeoksam 1-dong',
      'Changsin 1-dong',
      'Geoje 2-dong',
      'Seongsu 1-ga 2-dong',
      'Jongno 5.6-ga-dong',
      'Bongmyeong 2.Songjeong-dong',
    ])
  })

  it('go upward, and leave islands whole', () => {
    expect(englishName('수원시 장안구')).toBe('Jangan-gu, Suwon-si')
    expect(englishName('독도')).toBe('Dokdo')
  })
})
