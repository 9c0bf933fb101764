import type { DetectedGarment } from '@ondot/client'

type GarmentClass = DetectedGarment['class']

/** What the detector can see, as people call it. */
export const GARMENT_CLASSES: Readonly<Record<GarmentClass, { ko: string; en: string }>> = {
  coat: { ko: '코트', en: 'Coat' },
  jacket: { ko: '재킷', en: 'Jacket' },
  sweater: { ko: '니트·맨투맨', en: 'Sweater' },
  vest: { ko: '조끼', en: 'Vest' },
  shirt: { ko: '셔츠', en: 'Shirt' },
  't-shirt': { ko: '티셔츠', en: 'T-shirt' },
  top: { ko: '상의', en: 'Top' },
  dress: { ko: '원피스', en: 'Dress' },
  skirt: { ko: '치마', en: 'Skirt' },
  jeans: { ko: '청바지', en: 'Jeans' },
  pants: { ko: '바지', en: 'Trousers' },
  shorts: { ko: '반바지', en: 'Shorts' },
  tights: { ko: '스타킹·레깅스', en: 'Tights' },
  socks: { ko: '양말', en: 'Socks' },
  boots: { ko: '부츠', en: 'Boots' },
  sandals: { ko: '샌들', en: 'Sandals' },
  shoes: { ko: '신발', en: 'Shoes' },
  scarf: { ko: '목도리', en: 'Scarf' },
  hat: { ko: '모자', en: 'Hat' },
  gloves: { ko: '장갑', en: 'Gloves' },
  sunglasses: { ko: '선글라스', en: 'Sunglasses' },
  bag: { ko: '가방', en: 'Bag' },
}
