/** Formats that decode here. HEIC needs a patented codec that the image library leaves out; SVG and PDF are programs, not photos. */
const READABLE = new Set(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'])

export function isReadableFormat(format: string): boolean {
  return READABLE.has(format)
}

const latin1 = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

/** Brand of an ISO base media file (HEIF family): AVIF and HEIC differ in it only. */
function heifFormat(brands: string): string | null {
  if (/avif|avis/.test(brands)) return 'avif'
  if (/heic|heix|hevc|heim|heis|mif1|msf1/.test(brands)) return 'heic'
  return null
}

/** What the first bytes say a file is, by its published signature; null when they say nothing known. */
export function imageFormat(bytes: Uint8Array): string | null {
  const start = latin1(bytes, 0, 12)
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'webp'
  if (/^GIF8[79]a/.test(start)) return 'gif'
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff'
  if (start.slice(4, 8) === 'ftyp') return heifFormat(latin1(bytes, 8, 40))
  if (start.startsWith('BM')) return 'bmp'
  if (start.startsWith('%PDF')) return 'pdf'
  if (/<svg[\s>]/.test(latin1(bytes, 0, 1024))) return 'svg'
  return null
}
