import type { FastifyRequest } from 'fastify'
import { GARMENTS } from '../domain/garments/garments.ts'
import { localDate } from '../domain/local-time.ts'
import type { Activity } from '../domain/person.ts'
import type { Place } from '../domain/place.ts'
import type { PersonalOffset, ProfileSettings } from '../domain/profile.ts'
import type { Person } from '../recommender/day-need.ts'
import { adviceOf, provinceOf } from '../recommender/person/advice.ts'
import { tasteOf } from '../recommender/taste/taste-of.ts'
import { ownClothes } from '../recommender/wardrobe/own-clothes.ts'
import type { Profile } from '../store/profile-ports.ts'
import type { ApiDeps } from './deps.ts'
import { offsetOf } from './person-of.ts'
import { askingProfile } from './profile-of.ts'
import type { DailyAnswer } from './schemas/answers.ts'

export type AskingPerson = {
  profile: Profile
  offset: PersonalOffset
  taste: Awaited<ReturnType<ApiDeps['taste']>>
  /** What the profile says where the query does not. */
  defaults: Partial<Pick<ProfileSettings, 'gender' | 'sensitivity'>> & { hours?: string }
}

type Deps = Pick<ApiDeps, 'profiles' | 'clock' | 'taste'>

/** The person behind the token; null for a request without one. @throws ProblemError 401. */
export async function askingPerson(request: FastifyRequest, deps: Deps): Promise<AskingPerson | null> {
  const profile = await askingProfile(request, deps)
  if (!profile) return null
  const { gender, sensitivity, hours } = profile.settings
  return {
    profile,
    offset: await offsetOf(deps, profile),
    taste: await deps.taste(profile.id),
    defaults: { gender, sensitivity, ...(hours !== null && { hours }) },
  }
}

/** The place of the query, else the profile's. */
export function withUsualRegion<Query extends { region?: string; lat?: number; lon?: number }>(
  query: Query,
  asking: AskingPerson | null,
): Pick<Query, 'region' | 'lat' | 'lon'> {
  const usual = asking?.profile.settings.region ?? null
  const { region, lat, lon } = query
  if (usual === null || region !== undefined || lat !== undefined || lon !== undefined) return query
  return { region: usual } as Pick<Query, 'region' | 'lat' | 'lon'>
}

/** Who asks, with what is known of how they feel and what they like at the place. */
export function personFor({ offset, taste }: AskingPerson, person: Person, place: Place): Person {
  const around = { region: provinceOf(place.code), gender: person.gender }
  return {
    ...person,
    offsetC: offset.appliedC,
    ...(taste && {
      taste: ({ apparentC, slot, atMs }) =>
        tasteOf(taste.model, taste.person, {
          ...around,
          apparentC,
          slot,
          day: localDate(atMs, place.timeZone),
        }),
    }),
  }
}

/** The same person, dressed from what they own. */
export async function wearingOwn(
  { wardrobe }: Pick<ApiDeps, 'wardrobe'>,
  { profile }: AskingPerson,
  person: Person,
): Promise<Person> {
  const items = await wardrobe.items(profile.id)
  const pieces = items.flatMap(({ id, code, colours: [colour = null] }) =>
    GARMENTS.filter((garment) => garment.code === code).map((garment) => ({ item: id, garment, colour })),
  )
  return { ...person, own: ownClothes(pieces, person.occasion) }
}

/** What the answer says of the person. */
export function saidOf({ offset }: AskingPerson, { sensitivity }: Person): DailyAnswer['person'] {
  return { sensitivity, ...offset }
}

/** So that "too cold" has something to speak of. */
export async function keepAdvice(
  { profiles }: Pick<ApiDeps, 'profiles'>,
  { profile }: AskingPerson,
  place: Place,
  activity: Activity,
  answer: DailyAnswer,
): Promise<void> {
  for (const day of [answer, ...(answer.followingDays ?? [])])
    await profiles.saveAdvice(profile.id, adviceOf(day, activity, provinceOf(place.code)))
}
