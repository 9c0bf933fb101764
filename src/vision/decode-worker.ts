import { answerJobs } from './answer-jobs.ts'
import { type DecodedPhoto, decodePhoto } from './decode-photo.ts'

/**
 * Worker thread: decodes photos into memory that the caller shares, several at once. Each decoded photo leaves garbage outside the heap,
 * and collecting that held the calling thread for up to 0.4 s where all cores were busy; here it holds nobody.
 */
export type DecodeRequest = { photo: Uint8Array; longSide: number; pixels: SharedArrayBuffer }
export type DecodeReply = Omit<DecodedPhoto, 'rgb'>

await answerJobs<DecodeRequest, DecodeReply>(async () => async ({ photo, longSide, pixels }) => {
  const { source, size, rgb } = await decodePhoto(photo, longSide)
  new Uint8Array(pixels).set(rgb)
  return { source, size }
})
