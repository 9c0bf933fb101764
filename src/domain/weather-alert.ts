import { type Static, Type } from 'typebox'
import type { Place } from './place.ts'

export const AlertKind = Type.Enum([
  'heat-wave',
  'tropical-night',
  'cold-wave',
  'heavy-rain',
  'heavy-snow',
  'strong-wind',
  'typhoon',
  'dry',
  'dust',
  'storm-surge',
])
export type AlertKind = Static<typeof AlertKind>

/** KMA's 주의보 is a watch, its 경보 a warning, its 중대경보 (of heat, since 2026) severe. */
export const AlertLevel = Type.Enum(['watch', 'warning', 'severe'])
export type AlertLevel = Static<typeof AlertLevel>

/** A warning that a weather service has in force somewhere. */
export const WeatherAlert = Type.Object({
  kind: AlertKind,
  level: AlertLevel,
  issuedAtMs: Type.Integer(),
  /** As the service names it: 서울특별시, 강릉평지. */
  area: Type.String(),
})
export type WeatherAlert = Static<typeof WeatherAlert>

/**
 * An alert that concerns a place. `matchedBy`: the whole province is named, the place's district (or a part of it) is, or parts of its
 * province are of which the text does not tell whether the place is in them.
 */
export type PlaceAlert = WeatherAlert & { matchedBy: 'province' | 'district' | 'part' }

/** Port: alerts in force at a place, gravest first. */
export type AlertSource = {
  /** Whether anything is told of the place at all. */
  reaches(place: Place): boolean
  /** null: could not be had, or the source does not reach the place. */
  alertsFor(place: Place): Promise<readonly PlaceAlert[] | null>
}

/** Port: the UV index over the next hours, ascending. null: could not be had, or the source does not reach the place. */
export type UvSource = { uvFor(place: Place): Promise<readonly UvHour[] | null> }
export const UvHour = Type.Object({ atMs: Type.Integer(), uvIndex: Type.Number({ minimum: 0 }) })
export type UvHour = Static<typeof UvHour>
