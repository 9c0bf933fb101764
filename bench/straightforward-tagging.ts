import { InferenceSession, Tensor } from 'onnxruntime-node'
import sharp from 'sharp'
import type { Model } from '../src/vision/model-card.ts'

/**
 * The tagging that one writes first, as a peer to measure against: whole photo decoded, then resized, one photo after the other on the
 * calling thread, the library's own number of threads, boxes as objects, suppression by sorting.
 */
export async function openStraightforward(model: Model) {
  const session = await InferenceSession.create(model.bytes)
  const { longSide, stride, padValue } = model.card.input
  return {
    async tag(photo: Uint8Array): Promise<number> {
      const upright = await sharp(photo)
        .autoOrient()
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      const { width, height, channels } = upright.info
      const scale = longSide / Math.max(width, height)
      const [w, h] = [Math.floor(width * scale), Math.floor(height * scale)]
      const pixels = await sharp(upright.data, { raw: { width, height, channels } })
        .resize(w, h, { fit: 'fill' })
        .raw()
        .toBuffer()
      const [canvasWidth, canvasHeight] = [Math.ceil(w / stride) * stride, Math.ceil(h / stride) * stride]
      const input = new Float32Array(3 * canvasWidth * canvasHeight).fill(padValue)
      for (let c = 0; c < 3; c++) {
        for (let y = 0; y < h; y++) {
          for (let x = 0; x < w; x++) {
            input[c * canvasWidth * canvasHeight + y * canvasWidth + x] = pixels[(y * w + x) * 3 + (2 - c)]!
          }
        }
      }
      const images = new Tensor('float32', input, [1, 3, canvasHeight, canvasWidth])
      const { boxes, scores } = await session.run({ images })
      return boxesOf(boxes!, scores!, model.thresholds, scale).length
    },
    close: () => session.release(),
  }
}

type Corners = readonly [number, number, number, number]

function boxesOf(boxes: Tensor, scores: Tensor, thresholds: readonly number[], scale: number) {
  const all: { class: number; score: number; box: Corners }[] = []
  const [corners, values] = [Array.from(boxes.data, Number), Array.from(scores.data, Number)]
  for (let place = 0; place * 4 < corners.length; place++) {
    for (let c = 0; c < thresholds.length; c++) {
      const score = values[place * thresholds.length + c]!
      if (score >= thresholds[c]!) {
        const [x1, y1, x2, y2] = corners.slice(place * 4, place * 4 + 4).map((v) => v / scale)
        all.push({ class: c, score, box: [x1!, y1!, x2!, y2!] as const })
      }
    }
  }
  all.sort((a, b) => b.score - a.score)
  return all.filter(
    (box, i) =>
      !all.slice(0, i).some((better) => better.class === box.class && overlap(better.box, box.box) > 0.65),
  )
}

function overlap(a: Corners, b: Corners): number {
  const width = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]))
  const height = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]))
  const area = (box: Corners) => (box[2] - box[0]) * (box[3] - box[1])
  return (width * height) / (area(a) + area(b) - width * height)
}
