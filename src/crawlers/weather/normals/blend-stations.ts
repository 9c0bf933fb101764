import { distance } from 'geokdbush'
import type { Climate, NormalsData, Station } from './normals-data.ts'

/** Beyond this no station speaks for a place. */
export const REACH_KM = 150
/** A station closer than this is not trusted more than one at this distance: both are "here". */
const HERE_KM = 5
/** What was observed goes before what was modelled: a reanalysis point counts as if it lay farther off by this. */
const MODELLED_FARTHER_KM = 30
/** Standard atmosphere (ICAO): the air cools by this with every metre of height. */
const LAPSE_C_PER_M = 0.0065

/** The climate of a place and what it rests on; the nearest stations come first. */
export type PlaceClimate = {
  climate: Climate
  stations: { name: string; distanceKm: number }[]
  /** True where no station in reach reports wind. */
  windAssumed: boolean
}

type Weighted = { station: Station; distanceKm: number; weight: number }

/**
 * The stations within 150 km, blended: weights fall with distance and reach nothing at 150 km (Franke and Little's weights).
 * A place's own height is not known, so it is taken to be that of its nearest station, and the others are brought to it.
 * null: no station within reach.
 */
export function blendStations(
  place: { lat: number; lon: number },
  { stations, assumedWind }: Pick<NormalsData, 'stations' | 'assumedWind'>,
): PlaceClimate | null {
  const near = stations
    .map((station) => weigh(station, distance(place.lon, place.lat, station.lon, station.lat)))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.distanceKm - b.distanceKm)
  const nearest = near[0]
  if (!nearest) return null
  const windy = near.filter(({ station }) => station.climate.wind !== null)
  const daily = (among: Weighted[], of: (station: Station) => Climate['temperature']) => ({
    mean: blend(among, (station) => of(station).mean),
    variance: blend(among, (station) => of(station).variance),
  })
  const temperature = daily(near, (station) => station.climate.temperature)
  const heightM = near.reduce((sum, { station, weight }) => sum + weight * station.heightM, 0) / total(near)
  temperature.mean[0]! += LAPSE_C_PER_M * (heightM - nearest.station.heightM)
  return {
    climate: {
      temperature,
      rangeC: blend(near, (station) => station.climate.rangeC),
      humidity: daily(near, (station) => station.climate.humidity),
      wind: windy.length > 0 ? daily(windy, (station) => station.climate.wind ?? assumedWind) : assumedWind,
      wetDay: blend(near, (station) => station.climate.wetDay),
    },
    stations: near.map(({ station, distanceKm }) => ({ name: station.name, distanceKm })),
    windAssumed: windy.length === 0,
  }
}

function weigh(station: Station, distanceKm: number): Weighted {
  const farKm = Math.max(distanceKm, HERE_KM) + (station.observed ? 0 : MODELLED_FARTHER_KM)
  return { station, distanceKm, weight: (Math.max(0, REACH_KM - distanceKm) / (REACH_KM * farKm)) ** 2 }
}

/** Curves are linear in their coefficients: the blend of curves is the curve of blended coefficients. */
function blend(near: readonly Weighted[], coefficients: (station: Station) => readonly number[]): number[] {
  const sums = new Array<number>(coefficients(near[0]!.station).length).fill(0)
  for (const { station, weight } of near) {
    coefficients(station).forEach((coefficient, i) => {
      sums[i]! += weight * coefficient
    })
  }
  return sums.map((sum) => sum / total(near))
}

function total(near: readonly Weighted[]): number {
  return near.reduce((sum, { weight }) => sum + weight, 0)
}
