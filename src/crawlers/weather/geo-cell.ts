import type { Place } from '../../domain/place.ts'

/** Coordinates are sent and kept on this raster only: near enough for weather, too coarse for an address. */
const STEP_DEG = 0.05

/** `geo:40.70,-74.00`: what providers by coordinate issue for. */
export function geoCell(place: Place): string {
  return `geo:${onRaster(place.lat)},${onRaster(place.lon)}`
}

/** `+ 0` makes -0 a 0, so that one cell has one name. */
export function onRaster(deg: number): string {
  return (Math.round(deg / STEP_DEG) * STEP_DEG + 0).toFixed(2)
}
