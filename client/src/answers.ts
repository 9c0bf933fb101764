import type { paths } from './api-schema.ts'

type Ok<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type DailyQuery = NonNullable<paths['/v1/recommendations/daily']['get']['parameters']['query']>
export type DailyAnswer = Ok<'/v1/recommendations/daily'>
/** One day of an answer: the first, or one of `followingDays`. */
export type DayAnswer = Omit<DailyAnswer, 'region' | 'gender' | 'followingDays'>
export type MomentAnswer = Ok<'/v1/recommendations'>
export type WeatherAnswer = Ok<'/v1/weather'>
export type Region = Ok<'/v1/regions'>['regions'][number]
export type Garment = Ok<'/v1/garments'>['garments'][number]
export type Outfit = DailyAnswer['outfits'][number]
export type OutfitGarment = Outfit['garments'][number]
export type SlotNeed = DailyAnswer['slots'][number]
export type Slot = SlotNeed['slot']
export type Hour = DailyAnswer['weather']['hours'][number]
export type PhotoTags = paths['/v1/tags']['post']['responses'][200]['content']['application/json']
export type DetectedGarment = PhotoTags['garments'][number]
