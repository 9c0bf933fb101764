import sharp from 'sharp'

const SIZE = { width: 427, height: 640 }
const COATS = ['#3b4a63', '#7a3b3b', '#2f5d4a', '#8a6d3b', '#555b66', '#6b4a7a']
const TROUSERS = ['#22262e', '#2d3f63', '#5a4a3a']

/** A drawn person in a street, another one for every number: it stands in for a photo where none are at hand. JPEG. */
export function drawnPhoto(n: number): Promise<Buffer> {
  const coat = COATS[n % COATS.length]!
  const trousers = TROUSERS[n % TROUSERS.length]!
  const x = 150 + ((n * 37) % 90)
  const hem = 330 + ((n * 53) % 70)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">
    <defs><linearGradient id="cloth" x2="1"><stop stop-color="${coat}"/><stop offset="1" stop-color="#111"/></linearGradient></defs>
    <rect width="100%" height="62%" fill="#b9c2c8"/><rect y="62%" width="100%" height="38%" fill="#8d8a85"/>
    <rect x="${(n * 71) % 300}" y="40" width="90" height="356" fill="#a08f80"/>
    <g transform="translate(${x} 0)">
      <path d="M18 ${hem - 30} L10 560 L44 560 L58 ${hem} L72 560 L106 560 L98 ${hem - 30} Z" fill="${trousers}"/>
      <path d="M6 556 h42 v22 h-48 Z M70 556 h42 l8 22 h-50 Z" fill="#1a1a1a"/>
      <path d="M30 170 Q58 158 86 170 L118 196 L140 350 L118 356 L102 260 L106 ${hem} L10 ${hem} L14 260 L-2 356 L-24 350 L-2 196 Z" fill="url(#cloth)"/>
      <path d="M58 170 V ${hem}" stroke="#0006" stroke-width="3"/>
      <rect x="46" y="140" width="24" height="34" fill="#d9a98a"/><ellipse cx="58" cy="118" rx="28" ry="36" fill="#e0b394"/>
      <path d="M28 112 Q58 52 88 112 Q74 92 58 92 Q40 92 28 112 Z" fill="#2b211c"/>
    </g>
  </svg>`
  return sharp(Buffer.from(svg)).flatten().blur(0.8).jpeg({ quality: 85 }).toBuffer()
}
