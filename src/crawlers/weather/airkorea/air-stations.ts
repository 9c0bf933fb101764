import { readFileSync } from 'node:fs'

export type AirStation = { province: string; station: string; lat: number; lon: number }

const TABLE = new URL('./data/stations.csv', import.meta.url)

export function readAirStations(): AirStation[] {
  return readFileSync(TABLE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [province, station, lat, lon] = line.split(',')
      if (!province || !station || !Number(lat)) return [] // Notice, header, end of file.
      return [{ province, station, lat: Number(lat), lon: Number(lon) }]
    })
}
