/**
 * The Lambert conformal conic grid of the KMA digital forecast. Constants and formula: KMA short-term forecast API guide,
 * appendix "DFS_XY" (41_단기예보 조회서비스 활용가이드).
 */
const EARTH_RADIUS_KM = 6371.00877
const CELL_KM = 5
const STANDARD_LAT_1 = radians(30)
const STANDARD_LAT_2 = radians(60)
const ORIGIN_LAT = radians(38)
const ORIGIN_LON = radians(126)
/** The cell that holds the origin. */
const ORIGIN_NX = 43
const ORIGIN_NY = 136
/** Cells of the grid: 1..149 eastward, 1..253 northward. */
const COLUMNS = 149
const ROWS = 253

const CONE =
  Math.log(Math.cos(STANDARD_LAT_1) / Math.cos(STANDARD_LAT_2)) /
  Math.log(halfway(STANDARD_LAT_2) / halfway(STANDARD_LAT_1))
const SCALE = (halfway(STANDARD_LAT_1) ** CONE * Math.cos(STANDARD_LAT_1)) / CONE

/** The 5 km cell that holds a coordinate (degrees); null where the grid does not reach. KMA's own table comes first where it names the place. */
export function lccGrid(lat: number, lon: number): { nx: number; ny: number } | null {
  const radius = cellsFromPole(radians(lat))
  const turn = CONE * (radians(lon) - ORIGIN_LON)
  const nx = Math.floor(radius * Math.sin(turn) + ORIGIN_NX + 0.5)
  const ny = Math.floor(cellsFromPole(ORIGIN_LAT) - radius * Math.cos(turn) + ORIGIN_NY + 0.5)
  return nx >= 1 && nx <= COLUMNS && ny >= 1 && ny <= ROWS ? { nx, ny } : null
}

function cellsFromPole(lat: number): number {
  return ((EARTH_RADIUS_KM / CELL_KM) * SCALE) / halfway(lat) ** CONE
}

function halfway(lat: number): number {
  return Math.tan(Math.PI / 4 + lat / 2)
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
