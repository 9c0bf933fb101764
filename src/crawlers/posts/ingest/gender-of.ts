import type { Post, StatedGender } from '../../../domain/post.ts'

const KO_CLOTHES =
  '(코디|룩|데일리|패션|스타일|스냅|스트릿|옷|오오티디|ootd|아우터|상의|하의|바지|팬츠|자켓|코트|신발|모델)'
const EN_CLOTHES =
  '(wear|swear|fashion|sfashion|style|sstyle|streetstyle|streetwear|streetfashion|outfit|outfits|look|looks|ootd|clothing|clothes|model)'

/** Hashtags and section names that say whose clothes they are. 남자친구 (a boyfriend) and 여자친구 say nothing of who is seen. */
const FEMALE = [
  new RegExp(`^(여자|여성|여)(?!자?친구).*${KO_CLOTHES}`),
  /^여친룩/,
  /^(여자|여성|여성복|여자옷)$/,
  new RegExp(`^(ootd|korean|street|seoul)?(wom[ae]n|ladies|girl)s?${EN_CLOTHES}$`),
  /^(ootd|style|fashion|streetstyle)(for)?(wom[ae]n|ladies|girl)s?$/,
  /^(wom[ae]n|womens|ladies|female)$/,
]
const MALE = [
  new RegExp(`^(남자|남성|남)(?!자?친구).*${KO_CLOTHES}`),
  /^남친룩/,
  /^(남자|남성|남성복|남자옷)$/,
  new RegExp(`^(ootd|korean|street|seoul)?(m[ae]n|guy|boy)s?${EN_CLOTHES}$`),
  /^(ootd|style|fashion|streetstyle)(for)?(m[ae]n|guy|boy)s?$/,
  /^(men|mens|male)$/,
]

/**
 * The gender that a post states in words: its section (`gender` of the driver), else its hashtags; where these name both, nothing is
 * stated. A picture is never asked.
 */
export function genderOf({ gender, tags, caption }: Pick<Post, 'gender' | 'tags' | 'caption'>): StatedGender {
  if (gender !== 'unknown') return gender
  const hashtags = [...tags, ...(caption.match(/[#＃][\p{L}\p{N}_]+/gu) ?? [])].map((tag) =>
    tag
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  )
  const says = (patterns: readonly RegExp[]) =>
    hashtags.some((tag) => patterns.some((pattern) => pattern.test(tag)))
  const [female, male] = [says(FEMALE), says(MALE)]
  if (female === male) return 'unknown'
  return female ? 'female' : 'male'
}
