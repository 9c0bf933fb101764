import type { Region } from '../../../domain/regions/region-table.ts'
import type { PlaceName } from './place-names.ts'
import type { PlaceWords } from './place-words.ts'

/** One place that a text names, as the regions that the name can mean. `isSaid`: it is a place whatever else the name means. */
export type Mention = { regions: readonly Region[]; isSaid: boolean }

/** What may stand behind a name in one word. Behind the first group the name is a place for certain. */
const AS_PLACE =
  /^(역(\d+번출구)?)?(에서(의|도|는)?|에선|시내|근처|일대|거리|여행|맛집|카페|핫플|핫플레이스|가볼만한곳|나들이|데이트|골목)?$/
const AS_WORD =
  /^(의|에|로|으로|은|는|이|가|을|를|과|와|도|만|까지|부터|쪽|사람|코디|룩|데일리|데일리룩|ootd|스냅|스트릿|스트릿패션|스트릿룩|패션|패션위크|날씨|일상|산책|출근룩)$/
const STATION = /^역/
const AS_ENGLISH_WORD =
  /^(korea|city|fashion|style|street|streets|streetstyle|streetfashion|streetwear|snap|ootd|look|outfit|travel|trip|weather|fashionweek|station|cafe|daily|life)?$/

/** The longest Hangul name there is has eleven syllables (창원시마산합포구 and a number). */
const LONGEST = 14
/** An English name may be written as up to three words: new york, jung gu seoul. */
const WORDS_OF_A_NAME = 2

export type Mentions = { places: readonly Mention[]; elsewhere: boolean }

/**
 * The places named in texts; `areFields` says that the texts are fields that hold nothing but a place. In a word of Hangul the longest
 * name counts that leaves a particle or a known ending: 강남역에서, 성수카페, not 강남스타일.
 */
export function createFindMentions(names: ReadonlyMap<string, PlaceName>, words: PlaceWords) {
  function inWord(word: string, areFields: boolean): Mention | 'elsewhere' | null {
    for (let length = Math.min(word.length, LONGEST); length >= 2; length--) {
      const name = word.slice(0, length)
      const rest = word.slice(length)
      const isHangul = /[가-힣]/.test(name)
      const asPlace = isHangul ? AS_PLACE.test(rest) : AS_ENGLISH_WORD.test(rest)
      if (!asPlace && !(isHangul && AS_WORD.test(rest))) continue
      if (words.elsewhere.has(name)) return 'elsewhere'
      const found = names.get(name)
      if (!found) continue
      if (found.trust === 'station' && !areFields && !STATION.test(rest) && rest !== 'station') continue
      const isSaid = areFields || found.trust !== 'said' || (isHangul && asPlace && rest !== '')
      return { regions: found.regions, isSaid }
    }
    return null
  }

  return (texts: readonly string[], areFields: boolean): Mentions => {
    const places: Mention[] = []
    let elsewhere = false
    for (const text of texts) {
      const tokens = wordsOf(text)
      for (let i = 0; i < tokens.length; i++) {
        for (let count = WORDS_OF_A_NAME; count >= 1; count--) {
          const joined = tokens.slice(i, i + count)
          if (joined.length < count || (count > 1 && joined.some((word) => /[가-힣]/.test(word)))) continue
          const found = inWord(joined.join(''), areFields)
          if (found === null) continue
          if (found === 'elsewhere') elsewhere = true
          else places.push(found)
          i += count - 1
          break
        }
      }
    }
    return { places, elsewhere }
  }
}

/** 성수2가제1동 stays one word; jung-gu becomes junggu. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=[a-z])-(?=[a-z])/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
