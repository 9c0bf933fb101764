/**
 * Korean land that the time zone outlines put on the other side of a border: islands along the Northern Limit Line (read as
 * Asia/Pyongyang) and Dokdo (read as Asia/Tokyo). Each box holds the island and no other country's land. Degrees.
 */
const BOXES = [
  { island: 'Baengnyeong and Daecheong', south: 37.74, north: 38.0, west: 124.58, east: 124.82 },
  { island: 'Yeonpyeong', south: 37.58, north: 37.69, west: 125.65, east: 125.76 },
  { island: 'Gyodong', south: 37.73, north: 37.82, west: 126.2, east: 126.36 },
  { island: 'Dokdo', south: 37.23, north: 37.25, west: 131.84, east: 131.88 },
] as const

export function isMisplacedIsland(lat: number, lon: number): boolean {
  return BOXES.some((box) => lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east)
}
