import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { DetectedGarment, DetectOptions, Detector } from '../domain/detector.ts'
import { OndotError } from '../errors.ts'
import { drawBoxes } from './draw-boxes.ts'
import { inOrder } from './in-order.ts'

/** One line a photo: what was seen, in pixels of the upright photo, or why it could not be read. */
export type TagRecord =
  | {
      file: string
      width: number
      height: number
      garments: Pick<DetectedGarment, 'class' | 'score' | 'box'>[]
      /** From the file read to the answer, waiting included. */
      ms: number
    }
  | { file: string; error: { code: string; message: string } }

export type TagFilesOptions = DetectOptions & {
  /** A folder for pictures with the boxes drawn in; made when it is not there. */
  drawDir?: string
}

const PHOTO_EXTENSIONS = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.webp',
  '.avif',
  '.gif',
  '.tif',
  '.tiff',
  '.heic',
])

/** Photos below the paths, files as they are named, folders searched through, by name. Rejects for a path that is not there. */
export async function listPhotos(paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      if (!(await stat(path)).isDirectory()) return [path]
      const entries = await readdir(path, { recursive: true })
      return entries
        .filter((name) => PHOTO_EXTENSIONS.has(extname(name).toLowerCase()))
        .sort()
        .map((name) => join(path, name))
    }),
  )
  return lists.flat()
}

/** Tags each file in turn, several at once; an unreadable one is a record of its own and the rest goes on. An abort ends it. */
export async function* tagFiles(
  detector: Detector,
  files: readonly string[],
  options: TagFilesOptions = {},
  signal?: AbortSignal,
): AsyncGenerator<TagRecord> {
  const { drawDir, ...detectOptions } = options
  if (drawDir) await mkdir(drawDir, { recursive: true })
  yield* inOrder(files, async (file) => {
    try {
      return await tagFile(detector, file, detectOptions, drawDir, signal)
    } catch (error) {
      signal?.throwIfAborted()
      return { file, error: describe(error) }
    }
  })
}

async function tagFile(
  detector: Detector,
  file: string,
  options: DetectOptions,
  drawDir: string | undefined,
  signal?: AbortSignal,
): Promise<TagRecord> {
  const photo = await readFile(file)
  const startMs = performance.now()
  const { width, height, garments } = await detector.detect(photo, options, signal)
  const ms = Math.round((performance.now() - startMs) * 10) / 10
  if (drawDir)
    await writeFile(
      join(drawDir, `${basename(file)}.jpg`),
      await drawBoxes(photo, { width, height }, garments),
    )
  return {
    file,
    width,
    height,
    garments: garments.map(({ class: name, score, box }) => ({ class: name, score, box })),
    ms,
  }
}

/** A coded error says what was wrong; so does the file system ("ENOENT: …"). */
function describe(error: unknown): { code: string; message: string } {
  if (error instanceof OndotError) return { code: error.code, message: error.message }
  return { code: 'file-unreadable', message: error instanceof Error ? error.message : String(error) }
}
