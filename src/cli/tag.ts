import { SingleBar } from 'cli-progress'
import { Command, InvalidArgumentError } from 'commander'
import { listPhotos, type TagRecord, tagFiles } from '../vision/tag-files.ts'
import { withDetector } from './open-detector.ts'

type Options = { json?: true; threshold?: number; draw?: string }

function share(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('Must be a number from 0 to 1.')
  return value
}

export function tagCommand(): Command {
  return new Command('tag')
    .description('garments in photos')
    .argument('<paths...>', 'photos, or folders to search')
    .option('--threshold <score>', "one score for every class instead of the model's own", share)
    .option('--draw <dir>', 'write the photos with their boxes there')
    .option('--json', 'one JSON line a photo, for programs')
    .action((paths: string[], { json, threshold, draw }: Options) =>
      withDetector(async (detector) => {
        const files = await listPhotos(paths)
        const bar = new SingleBar({
          format: '{bar} {value}/{total} photos, {eta_formatted} left',
          hideCursor: true,
        })
        // The bar is drawn on a terminal only, and beside what is printed.
        const isWatched = process.stderr.isTTY && json === true
        if (isWatched) bar.start(files.length, 0)
        const options = {
          ...(threshold !== undefined && { minScore: threshold }),
          ...(draw !== undefined && { drawDir: draw }),
        }
        for await (const record of tagFiles(detector, files, options)) {
          console.log(json ? JSON.stringify(record) : line(record))
          if (isWatched) bar.increment()
        }
        bar.stop()
      }),
    )
}

function line(record: TagRecord): string {
  if ('error' in record) return `${record.file}: ! ${record.error.message}`
  const found = record.garments.map(({ class: name, score }) => `${name} ${score.toFixed(2)}`)
  return `${record.file}: ${found.join(', ') || 'nothing'}`
}
