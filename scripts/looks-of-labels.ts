/**
 * Writes the looks of labelled photos, one person each, as rows for `ondot eval weights`:
 *   node scripts/looks-of-labels.ts FILE… > looks.ndjson
 * A file is COCO annotations of the garment classes (models/garments.json), or JSON `{photo: [class, …]}`. Labels of one kind are told apart
 * from those of the other (`modelVersion`): people who draw boxes and people who tag have other habits.
 */
import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { GarmentClass } from '../src/domain/garment-class.ts'
import { readCoco } from '../src/vision/evaluate.ts'

const Tags = Type.Record(Type.String(), Type.Array(GarmentClass))

for (const path of process.argv.slice(2))
  for (const row of await looksOf(path)) if (row.garments.length > 0) console.log(JSON.stringify(row))

async function looksOf(path: string) {
  const labels: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (Value.Check(Tags, labels))
    return Object.values(labels).map((garments) => ({ garments, modelVersion: 'tags' }))
  const { images, annotations, categories } = await readCoco(path)
  const nameOf = new Map(categories.map(({ id, name }) => [id, name]))
  const boxesOf = Map.groupBy(annotations, ({ image_id }) => image_id)
  return images.map(({ id }) => {
    const names = (boxesOf.get(id) ?? []).map(({ category_id }) => nameOf.get(category_id))
    return { garments: [...new Set(names)], modelVersion: 'boxes' }
  })
}
