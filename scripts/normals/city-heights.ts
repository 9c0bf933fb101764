/**
 * Heights of the cities that lie at 200 m or higher, from public gazetteers (city centre, metres). Open-Meteo states none in the daily
 * data; the others are taken as 50 m, which is wrong by 150 m (1 °C) at most where the point is the city.
 */
export const CITY_HEIGHT_M: Readonly<Record<string, number>> = {
  'Chiang Mai': 310,
  'Chiang Rai': 390,
  'Da Lat': 1500,
  Dunhuang: 1140,
  Interlaken: 570,
  'Las Vegas': 610,
  Lijiang: 2400,
  Madrid: 660,
  Munich: 520,
  Prague: 200,
  Sapa: 1500,
  'Shangri-La': 3280,
  "Xi'an": 410,
  Yufuin: 450,
  Zurich: 410,
}

export const LOW_CITY_HEIGHT_M = 50
