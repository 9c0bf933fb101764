/** The words of the Korean table of clothes by temperature, each with the garments of the catalogue that it means. */
export const BAND_WORDS: Readonly<Record<string, readonly string[]>> = {
  민소매: ['tank-top', 'sleeveless-blouse', 'sundress', 'sleeveless-dress'],
  반팔: [
    't-shirt',
    'polo-shirt',
    'short-sleeve-shirt',
    'short-sleeve-blouse',
    'short-sleeve-knit',
    'short-sleeve-dress',
  ],
  반바지: ['short-shorts', 'shorts', 'denim-shorts'],
  원피스: ['sundress', 'sleeveless-dress', 'short-sleeve-dress', 'shirt-dress'],
  '얇은 셔츠': ['thin-shirt', 'linen-shirt'],
  면바지: ['chinos'],
  '얇은 가디건': ['thin-cardigan'],
  긴팔: ['long-sleeve-t-shirt', 'oxford-shirt', 'blouse', 'flannel-shirt', 'turtleneck-top'],
  청바지: ['jeans', 'fleece-lined-jeans'],
  '얇은 니트': ['thin-sweater'],
  맨투맨: ['sweatshirt'],
  가디건: ['cardigan'],
  자켓: [
    'cotton-jacket',
    'denim-jacket',
    'blazer',
    'tweed-jacket',
    'bomber-jacket',
    'varsity-jacket',
    'quilted-jacket',
  ],
  야상: ['field-jacket'],
  스타킹: ['tights', 'thick-tights'],
  트렌치코트: ['trench-coat'],
  니트: ['sweater', 'turtleneck-sweater', 'knit-dress'],
  코트: ['wool-coat', 'mac-coat', 'pea-coat', 'duffle-coat'],
  가죽자켓: ['leather-jacket'],
  히트텍: ['thermal-top', 'thermal-bottoms'],
  레깅스: ['leggings'],
  패딩: ['light-padded-jacket', 'padded-jacket', 'padded-coat', 'long-padded-coat', 'light-padded-vest'],
  '두꺼운 코트': ['thick-coat'],
  목도리: ['scarf'],
  기모제품: [
    'fleece-lined-sweatshirt',
    'fleece-lined-hoodie',
    'fleece-lined-pants',
    'fleece-lined-jeans',
    'fleece-lined-tights',
  ],
}

/** The table's bands, warmest first: from which temperature on, °C, and its words (World Cleaning 2018). */
export const BANDS = [
  { fromC: 28, words: ['민소매', '반팔', '반바지', '원피스'] },
  { fromC: 23, words: ['반팔', '얇은 셔츠', '반바지', '면바지'] },
  { fromC: 20, words: ['얇은 가디건', '긴팔', '면바지', '청바지'] },
  { fromC: 17, words: ['얇은 니트', '맨투맨', '가디건', '청바지'] },
  { fromC: 12, words: ['자켓', '가디건', '야상', '스타킹', '청바지', '면바지'] },
  { fromC: 9, words: ['자켓', '트렌치코트', '야상', '니트', '청바지', '스타킹'] },
  { fromC: 5, words: ['코트', '가죽자켓', '히트텍', '니트', '레깅스'] },
  { fromC: Number.NEGATIVE_INFINITY, words: ['패딩', '두꺼운 코트', '목도리', '기모제품'] },
] as const

export function codesOfBand(band: number): readonly string[] {
  return (BANDS[band]?.words ?? []).flatMap((word) => BAND_WORDS[word] ?? [])
}

export function bandAt(apparentC: number): number {
  return BANDS.findIndex(({ fromC }) => apparentC >= fromC)
}

/** The bands that name a garment; none for what the table doesn't know. */
export function bandsOf(code: string): number[] {
  return BANDS.flatMap((_, band) => (codesOfBand(band).includes(code) ? [band] : []))
}
