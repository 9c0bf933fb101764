import type { Advice, KeptFelt, KeptWear, ProfileSettings, WardrobeItem } from '../domain/profile.ts'
import type { TasteAnswer, TasteModel, TasteQuality, TasteWeights } from '../domain/taste.ts'

/**
 * What the store promises of people; the same rules as in ports.ts hold (one transaction a method, StoreUnavailableError while it is
 * away). A profile that is not there takes nothing: what belongs to it is then not kept, and no error is thrown.
 */
export type Profile = { id: string; settings: ProfileSettings; createdAtMs: number; seenOn: string }

export type ProfileStore = {
  create(
    profile: { id: string; settings: ProfileSettings },
    secretHash: Uint8Array,
    nowMs: number,
  ): Promise<void>
  byId(id: string): Promise<(Profile & { secretHash: Uint8Array }) | null>
  setSecret(id: string, secretHash: Uint8Array): Promise<void>
  setSettings(id: string, settings: ProfileSettings): Promise<void>
  /** Notes the UTC day of a request. */
  seen(id: string, nowMs: number): Promise<void>
  /** Deletes the profile, everything that belongs to it, and answers kept for its keys; false where there was none. */
  delete(id: string): Promise<boolean>
  /** Deletes profiles not seen since the UTC day of `beforeMs`, likewise; returns how many. */
  deleteUnseenBefore(beforeMs: number): Promise<number>

  /** One for each day; a later one replaces it. */
  saveAdvice(id: string, advice: Advice): Promise<void>
  advice(id: string, day: string): Promise<Advice | null>
  allAdvice(id: string): Promise<Advice[]>
  deleteAdviceBefore(beforeMs: number): Promise<number>

  /** One for each part of a day; a later one replaces how it felt, and keeps the difference that the first was given with. */
  saveFelt(id: string, answer: KeptFelt): Promise<void>
  /** Newest day first, at most `limit`. */
  feltAnswers(id: string, limit: number): Promise<KeptFelt[]>

  /** Once for each id of an answer. */
  saveWear(id: string, answer: KeptWear): Promise<void>
  /** Newest first. */
  wearAnswers(id: string): Promise<KeptWear[]>
}

export type Wardrobe = {
  /** Adds items; none where the profile is gone. */
  add(profileId: string, items: readonly WardrobeItem[]): Promise<void>
  /** Oldest first. */
  items(profileId: string): Promise<WardrobeItem[]>
  /** Says what an item is; null where the profile has none of that id. */
  confirm(profileId: string, id: string, code: string): Promise<WardrobeItem | null>
  /** False where there was none. */
  remove(profileId: string, id: string): Promise<boolean>
}

/** A model of taste as it was made; at most one is in use. */
export type KeptTaste = {
  version: string
  madeAtMs: number
  inUse: boolean
  /** Answers that it was made from. */
  answers: number
  quality: TasteQuality
  model: TasteModel
}

export type TasteStore = {
  /** Newest first, of all profiles. */
  answers(limit: number): Promise<TasteAnswer[]>
  answersSince(sinceMs: number): Promise<number>
  /** When the newest was made, in use or not; null where none is. */
  lastMadeAtMs(): Promise<number | null>
  inUse(): Promise<KeptTaste | null>
  /** What the model in use knows of persons. */
  persons(): Promise<Record<string, TasteWeights>>
  /** The same of one; null where it knows nothing of them. */
  person(profileId: string): Promise<{ version: string; weights: TasteWeights } | null>
  /**
   * Keeps a model. One in use takes the place of the one before, with what it knows of persons, as far as their profiles are still there.
   * Of models out of use the newest ten are kept.
   */
  save(taste: KeptTaste, persons: Readonly<Record<string, TasteWeights>>): Promise<void>
}
