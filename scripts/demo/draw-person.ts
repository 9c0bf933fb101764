import sharp from 'sharp'

const COLOURS = ['#26324d', '#7a2e2e', '#3f5f3a', '#8a8a8a', '#c9a66b', '#1f1f1f']

/** A drawn figure in an upper and a lower garment, where there are no photos. The detector was made for photos: it may not see them. */
export function drawPerson(n: number): Promise<Buffer> {
  const [upper, lower] = [COLOURS[n % 6], COLOURS[(n * 5 + 2) % 6]]
  const shift = (n * 13) % 60
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="426" height="640">
    <rect width="426" height="640" fill="#${(0xb0b0b0 + (n % 40) * 0x010101).toString(16)}"/>
    <g transform="translate(${shift} 0)">
      <circle cx="180" cy="90" r="38" fill="#d9a679"/>
      <path d="M120 140 q60 -24 120 0 l34 170 l-36 10 l-18 -90 l0 110 l-80 0 l0 -110 l-18 90 l-36 -10 z" fill="${upper}"/>
      <path d="M140 338 l80 0 l10 220 l-40 0 l-10 -150 l-10 150 l-40 0 z" fill="${lower}"/>
      <rect x="126" y="556" width="46" height="22" rx="8" fill="#222"/><rect x="188" y="556" width="46" height="22" rx="8" fill="#222"/>
    </g></svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}
