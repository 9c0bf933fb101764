import sharp from 'sharp'
import type { DetectedGarment } from '../domain/detector.ts'
import { GARMENT_CLASSES } from '../domain/garment-class.ts'
import type { Size } from './letterbox.ts'

/** Line and letter heights of the photo's long side. */
const LINE = 0.004
const LETTER = 0.022

/** The upright photo with its garments framed and named, as JPEG. */
export async function drawBoxes(
  photo: Uint8Array,
  size: Size,
  garments: readonly DetectedGarment[],
): Promise<Buffer> {
  return sharp(photo)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .composite([{ input: Buffer.from(overlay(size, garments)) }])
    .jpeg({ quality: 85 })
    .toBuffer()
}

function overlay({ width, height }: Size, garments: readonly DetectedGarment[]): string {
  const long = Math.max(width, height)
  const letter = Math.max(9, long * LETTER)
  const frames = garments.map(({ class: name, score, box: [x, y, w, h] }) => {
    const colour = `hsl(${hueOf(name)} 90% 45%)`
    const label = `${name} ${score.toFixed(2)}`
    const top = Math.max(y, letter * 1.3)
    return (
      `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="none" stroke="${colour}" stroke-width="${Math.max(1, long * LINE)}"/>` +
      `<rect x="${x}" y="${top - letter * 1.3}" width="${label.length * letter * 0.62}" height="${letter * 1.3}" fill="${colour}"/>` +
      `<text x="${x + letter * 0.2}" y="${top - letter * 0.3}" font-size="${letter}" font-family="monospace" fill="#fff">${label}</text>`
    )
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${frames.join('')}</svg>`
}

/** A hue of its own for each class. */
function hueOf(name: DetectedGarment['class']): number {
  return Math.round((GARMENT_CLASSES.indexOf(name) * 360 * 7) / GARMENT_CLASSES.length) % 360
}
