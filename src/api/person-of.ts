import type { PersonalOffset } from '../domain/profile.ts'
import { estimateOffset } from '../recommender/person/offset.ts'
import type { Profile } from '../store/profile-ports.ts'
import type { ApiDeps } from './deps.ts'

/** Answers that count, newest days first: half a year of daily ones; people change. */
const ANSWERS_COUNTED = 200

/** How warm the person feels, from their answers. */
export async function offsetOf(
  { profiles }: Pick<ApiDeps, 'profiles'>,
  { id, settings }: Profile,
): Promise<PersonalOffset> {
  return estimateOffset(await profiles.feltAnswers(id, ANSWERS_COUNTED), settings.sensitivity)
}
