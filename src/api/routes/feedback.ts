import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { GARMENTS } from '../../domain/garments/garments.ts'
import { addDays, parseIsoDate } from '../../domain/local-time.ts'
import type { Advice } from '../../domain/profile.ts'
import { cloOfCodes, provinceOf } from '../../recommender/person/advice.ts'
import { answeredDifferenceC } from '../../recommender/person/difference.ts'
import type { Profile } from '../../store/profile-ports.ts'
import { ownerOf } from '../../store/profile-store.ts'
import { answerOnce } from '../answer-once.ts'
import type { ApiDeps } from '../deps.ts'
import { offsetOf } from '../person-of.ts'
import { invalidBody } from '../problem.ts'
import { profileOf } from '../profile-of.ts'
import { FeedbackAnswer, FeedbackBody } from '../schemas/profiles.ts'
import { responses } from '../schemas/responses.ts'
import { addVary } from '../vary.ts'

/** Older days say little of today; a day ahead is today somewhere. */
const FROM_DAYS = -366
const TO_DAYS = 1

const CODES = new Set(GARMENTS.map(({ code }) => code))

/** What people say of what they wore: the offset and taste learn from it. */
export const feedback: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  app.post(
    '/v1/profiles/me/feedback',
    {
      schema: {
        tags: ['profiles'],
        summary: 'How it felt, and what became of an outfit',
        description:
          '`felt` speaks of what was recommended for that day, or of `garments`; `verdict` of `garments`. Both may come together.',
        security: [{ profileToken: [] }],
        headers: Type.Object({
          'idempotency-key': Type.Optional(
            Type.String({
              description: 'Any text of your own: the same request again is not counted twice.',
            }),
          ),
        }),
        body: FeedbackBody,
        response: responses(FeedbackAnswer),
      },
    },
    async (request, reply) => {
      const profile = await profileOf(request, deps)
      const { body } = request
      refuseNonsense(body, deps.clock())
      reply.header('cache-control', 'private, no-store')
      addVary(reply, 'Authorization')
      const wearId = wearIdOf(profile, request.headers['idempotency-key'])
      const keep = async () => {
        const advice = await deps.profiles.advice(profile.id, body.date)
        await keepFelt(profile, body, advice)
        await keepWear(profile, body, advice, wearId)
        return { status: 200, headers: {}, body: { person: await offsetOf(deps, profile) } }
      }
      return answerOnce(deps, request, reply, keep, ownerOf(profile.id))
    },
  )

  async function keepFelt(profile: Profile, body: FeedbackBody, advice: Advice | null): Promise<void> {
    const { date, slot, felt, garments, apparentC } = body
    if (felt === undefined) return
    const { appliedC } = await offsetOf(deps, profile)
    const told = {
      ...(apparentC !== undefined && { apparentC }),
      ...(garments && { clo: cloOfCodes(garments) }),
    }
    const dressed = { sensitivity: profile.settings.sensitivity, appliedC }
    await deps.profiles.saveFelt(profile.id, {
      day: date,
      part: slot ?? 'whole-day',
      felt,
      differenceC: answeredDifferenceC(partsOf(body, advice), told, dressed),
      answeredAtMs: deps.clock(),
    })
  }

  async function keepWear(
    { id, settings }: Profile,
    body: FeedbackBody,
    advice: Advice | null,
    wearId: string,
  ): Promise<void> {
    const { date, slot, verdict, garments, apparentC } = body
    if (verdict === undefined || garments === undefined) return
    const felt = partsOf(body, advice).map((part) => part.apparentC)
    const mean = felt.length > 0 ? felt.reduce((sum, c) => sum + c, 0) / felt.length : null
    await deps.profiles.saveWear(id, {
      id: wearId,
      day: date,
      slot: slot ?? null,
      verdict,
      garments,
      apparentC: apparentC ?? mean,
      region: advice?.region ?? (settings.region && provinceOf(settings.region)),
      gender: settings.gender,
      answeredAtMs: deps.clock(),
    })
  }
}

function partsOf({ slot }: FeedbackBody, advice: Advice | null) {
  return advice?.parts.filter((part) => slot === undefined || part.slot === slot) ?? []
}

/** The same for the same key, so that a repeated request that was cut off in the middle adds nothing. */
function wearIdOf({ id }: Profile, key: string | undefined): string {
  if (key === undefined) return crypto.randomUUID()
  const hex = createHash('sha256').update(`${id} ${key}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** @throws ProblemError 400 naming the field. */
function refuseNonsense({ date, felt, garments, verdict }: FeedbackBody, nowMs: number): void {
  const today = new Date(nowMs).toISOString().slice(0, 10)
  const [from, to] = [addDays(today, FROM_DAYS), addDays(today, TO_DAYS)]
  const day = parseIsoDate(date)
  if (day === null || day < from || day > to)
    throw invalidBody('date', `must be a date from ${from} to ${to}, YYYY-MM-DD`)
  if (felt === undefined && verdict === undefined)
    throw invalidBody('felt', 'is missing: give felt, verdict, or both')
  if (verdict !== undefined && garments === undefined)
    throw invalidBody('garments', 'is missing beside verdict')
  const unknown = garments?.find((code) => !CODES.has(code))
  if (unknown !== undefined)
    throw invalidBody('garments', `${JSON.stringify(unknown)} is not in the catalogue, see /v1/garments`)
}
