import { readFile, writeFile } from 'node:fs/promises'
import sharp from 'sharp'

/** Draws the icons that an installed page and the extension need from web/public/icons/icon.svg. */
const icons = new URL('../web/public/icons/', import.meta.url)
const drawing = await readFile(new URL('icon.svg', icons))
const GROUND = '#faf6ef'

const ofExtension = new URL('../web/extension/public/icons/', import.meta.url)
for (const size of [192, 512]) await writeFile(new URL(`icon-${size}.png`, icons), await png(size))
for (const size of [16, 48, 128]) await writeFile(new URL(`icon-${size}.png`, ofExtension), await png(size))

// What a system cuts to its own shape keeps four fifths of the middle.
const inner = await sharp(drawing, { density: 300 }).resize(410).png().toBuffer()
const maskable = sharp({ create: { width: 512, height: 512, channels: 3, background: GROUND } })
  .composite([{ input: inner, gravity: 'centre' }])
  .png({ palette: true })
await writeFile(new URL('icon-maskable-512.png', icons), await maskable.toBuffer())

function png(size: number): Promise<Buffer> {
  return sharp(drawing, { density: 300 }).resize(size).png({ palette: true }).toBuffer()
}
