export type Size = { width: number; height: number }

/** How the network wants a photo: long side, sides padded to a multiple of `stride` with `padValue`, as in training/augment.py. */
export type InputLayout = { longSide: number; stride: number; padValue: number }

/** The size of a photo whose long side becomes `longSide`; the other is cut to whole pixels, at least one. */
export function fitWithin(source: Size, longSide: number): Size {
  const shrunk = (side: number) =>
    Math.max(1, Math.floor((side * longSide) / Math.max(source.width, source.height)))
  return { width: shrunk(source.width), height: shrunk(source.height) }
}

/** The padded canvas that a photo of this size lies on, top left. */
export function canvasSize(size: Size, stride: number): Size {
  return {
    width: Math.ceil(size.width / stride) * stride,
    height: Math.ceil(size.height / stride) * stride,
  }
}

/**
 * 8-bit RGB rows to the network's float planes B, G, R (0..255, no normalisation), padded right and below. `memory` that is large enough
 * is written to instead of new.
 */
export function letterbox(
  rgb: Uint8Array,
  size: Size,
  layout: InputLayout,
  memory?: Float32Array,
): { tensor: Float32Array; canvas: Size } {
  const canvas = canvasSize(size, layout.stride)
  const plane = canvas.width * canvas.height
  const fits = memory && memory.length >= 3 * plane
  const tensor = (fits ? memory.subarray(0, 3 * plane) : new Float32Array(3 * plane)).fill(layout.padValue)
  for (let y = 0; y < size.height; y++) {
    let from = y * size.width * 3
    const rowEnd = y * canvas.width + size.width
    for (let to = y * canvas.width; to < rowEnd; to++, from += 3) {
      tensor[to] = rgb[from + 2]!
      tensor[plane + to] = rgb[from + 1]!
      tensor[2 * plane + to] = rgb[from]!
    }
  }
  return { tensor, canvas }
}
