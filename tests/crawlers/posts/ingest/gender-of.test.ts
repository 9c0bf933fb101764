import { expect, it } from 'vitest'
import { genderOf } from '../../../../src/crawlers/posts/ingest/gender-of.ts'

it.each<[string[], 'female' | 'male' | 'unknown']>([
  [['남자코디'], 'male'],
  [['남자데일리룩', 'ootd'], 'male'],
  [['남친룩'], 'male'],
  [['남성패션'], 'male'],
  [['ootdmen'], 'male'],
  [['mensfashion'], 'male'],
  [['MenStyle'], 'male'],
  [['koreanmensfashion'], 'male'],
  [['여자코디'], 'female'],
  [['여성데일리룩'], 'female'],
  [['여친룩'], 'female'],
  [['womensfashion'], 'female'],
  [['ootdwomen'], 'female'],
  [['womenswear'], 'female'],
  [['남자코디', '여자코디'], 'unknown'],
  [['남자친구'], 'unknown'],
  [['남자친구코디'], 'unknown'],
  [['여자친구랑'], 'unknown'],
  [['momentstyle'], 'unknown'],
  [['커플룩'], 'unknown'],
  [['ootd', '데일리룩', '치마'], 'unknown'],
  [[], 'unknown'],
])('hashtags %j state %s', (tags, gender) => {
  expect(genderOf({ gender: 'unknown', tags, caption: '' })).toBe(gender)
})

it('reads hashtags inside captions, and nothing else of them', () => {
  expect(genderOf({ gender: 'unknown', tags: [], caption: '가을 #남자코디 추천' })).toBe('male')
  expect(genderOf({ gender: 'unknown', tags: [], caption: '남자 코디도 예쁘다' })).toBe('unknown')
})

it('takes what the source’s section says before hashtags', () => {
  expect(genderOf({ gender: 'female', tags: ['남자코디'], caption: '' })).toBe('female')
})
