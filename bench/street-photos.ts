import { demoPhotos } from '../scripts/demo/demo-posts.ts'

/** Photos of the street where the reference material is there, else drawings. */
export async function streetPhotos(count: number): Promise<readonly Uint8Array[]> {
  return (await demoPhotos(count, { drawn: false })).photos
}
