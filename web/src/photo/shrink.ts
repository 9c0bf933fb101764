/** The network sees 640 pixels: more is only slower to send. */
const LONG_SIDE = 1280
const QUALITY = 0.86

/**
 * A photo upright and small enough to send; what a camera writes into the file (place, time, device) stays behind. A kind that the
 * browser can't open is sent as it is: the API may know it.
 */
export async function shrink(photo: Blob): Promise<Blob> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  } catch {
    return photo
  }
  const scale = Math.min(1, LONG_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? photo), 'image/jpeg', QUALITY))
}
