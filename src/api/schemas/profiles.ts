import { type Static, Type } from 'typebox'
import {
  Advice,
  Felt,
  KeptFelt,
  KeptWear,
  PersonalOffset,
  ProfileSettings,
  Verdict,
  WardrobeItem,
} from '../../domain/profile.ts'
import { Slot } from '../../domain/slot.ts'

export const Token = Type.String({
  description: 'Send it as `Authorization: Bearer …`. Shown here only: the service keeps a hash.',
})

export const SettingsBody = Type.Object(
  {
    gender: Type.Optional(ProfileSettings.properties.gender),
    sensitivity: Type.Optional(ProfileSettings.properties.sensitivity),
    hours: Type.Optional(ProfileSettings.properties.hours),
    region: Type.Optional(ProfileSettings.properties.region),
  },
  { additionalProperties: false, description: 'What is left out is set back to its default.' },
)

const Moment = Type.String({ format: 'date-time' })

export const ProfileAnswer = Type.Object({
  id: Type.String(),
  createdAt: Moment,
  settings: ProfileSettings,
  person: PersonalOffset,
})
export type ProfileAnswer = Static<typeof ProfileAnswer>

/** Everything that is kept of a profile but the hash of its secret. */
export const ProfileExport = Type.Object({
  ...ProfileAnswer.properties,
  feltAnswers: Type.Array(KeptFelt),
  wearAnswers: Type.Array(KeptWear),
  advice: Type.Array(Advice),
  wardrobe: Type.Array(WardrobeItem),
})

export const FeedbackBody = Type.Object(
  {
    date: Type.String({
      description: 'The local day that it is about, YYYY-MM-DD.',
      examples: ['2026-11-21'],
    }),
    slot: Type.Optional(Type.Enum(Slot.enum, { description: 'Part of the day; left out: all hours out.' })),
    felt: Type.Optional(
      Type.Enum(Felt.enum, {
        description: 'How what was worn felt. Said again of the same part, it replaces.',
      }),
    ),
    garments: Type.Optional(
      Type.Array(Type.String(), {
        minItems: 1,
        maxItems: 20,
        uniqueItems: true,
        description:
          'Codes of what was worn (for `felt`) or shown (for `verdict`), where it is not the first set.',
      }),
    ),
    verdict: Type.Optional(Type.Enum(Verdict.enum, { description: 'Of `garments`.' })),
    apparentC: Type.Optional(
      Type.Number({
        minimum: -60,
        maximum: 60,
        description: 'Where no recommendation was asked for that day.',
      }),
    ),
  },
  { additionalProperties: false },
)
export type FeedbackBody = Static<typeof FeedbackBody>

export const FeedbackAnswer = Type.Object({ person: PersonalOffset })
