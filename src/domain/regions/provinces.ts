/**
 * The 17 provinces by the first two digits of the code: the English name in their own use (Gangwon and Jeonbuk are "State" since
 * 2023 and 2024), and what people write beside the full Korean name.
 */
type Province = { en: string; aliases: readonly string[] }

export const PROVINCES: Readonly<Record<string, Province>> = {
  '11': { en: 'Seoul', aliases: ['서울시'] },
  '26': { en: 'Busan', aliases: ['부산시'] },
  '27': { en: 'Daegu', aliases: ['대구시'] },
  '28': { en: 'Incheon', aliases: ['인천시'] },
  '29': { en: 'Gwangju', aliases: ['광주시'] },
  '30': { en: 'Daejeon', aliases: ['대전시'] },
  '31': { en: 'Ulsan', aliases: ['울산시'] },
  '36': { en: 'Sejong', aliases: ['세종시'] },
  '41': { en: 'Gyeonggi-do', aliases: [] },
  '43': { en: 'Chungcheongbuk-do', aliases: ['충북'] },
  '44': { en: 'Chungcheongnam-do', aliases: ['충남'] },
  '46': { en: 'Jeollanam-do', aliases: ['전남'] },
  '47': { en: 'Gyeongsangbuk-do', aliases: ['경북'] },
  '48': { en: 'Gyeongsangnam-do', aliases: ['경남'] },
  '50': { en: 'Jeju-do', aliases: ['제주도'] },
  '51': { en: 'Gangwon State', aliases: ['강원도'] },
  '52': { en: 'Jeonbuk State', aliases: ['전북', '전라북도'] },
}

/** Code prefixes before Gangwon (2023) and Jeonbuk (2024) became special self-governing provinces; the digits behind are the same. */
export const FORMER_PREFIXES: Readonly<Record<string, string>> = { '42': '51', '45': '52' }
