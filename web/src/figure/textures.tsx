import type { Texture } from './garment-look.ts'

/** Weaves laid over a garment's colour, light on dark and dark on light alike. Once a page, referred to by every figure. */
export function Textures() {
  return (
    <svg width="0" height="0" class="defs" aria-hidden="true">
      <title>textures</title>
      <defs>
        <pattern id="texture-knit" width="6" height="7" patternUnits="userSpaceOnUse">
          <path d="M0,1 L3,4 L6,1 M3,0V7" stroke="#0002" stroke-width="1" fill="none" />
        </pattern>
        <pattern id="texture-quilt" width="60" height="14" patternUnits="userSpaceOnUse">
          <path d="M0,12 Q15,15 30,12 T60,12" stroke="#0004" stroke-width="1.6" fill="none" />
          <path d="M0,3 Q15,6 30,3 T60,3" stroke="#fff2" stroke-width="3" fill="none" />
        </pattern>
        <pattern id="texture-denim" width="4" height="4" patternUnits="userSpaceOnUse">
          <path d="M0,4 L4,0" stroke="#fff2" stroke-width="0.9" />
        </pattern>
        <pattern id="texture-cord" width="4" height="8" patternUnits="userSpaceOnUse">
          <path d="M2,0V8" stroke="#0003" stroke-width="1.3" />
        </pattern>
        <pattern id="texture-plaid" width="16" height="16" patternUnits="userSpaceOnUse">
          <path d="M4,0V16 M0,4H16" stroke="#0004" stroke-width="3.5" />
          <path d="M11,0V16 M0,11H16" stroke="#fff5" stroke-width="1.2" />
        </pattern>
        <pattern id="texture-fleece" width="7" height="7" patternUnits="userSpaceOnUse">
          <circle cx="2" cy="2" r="1.4" fill="#fff6" />
          <circle cx="5.5" cy="5.5" r="1.4" fill="#0001" />
        </pattern>
        <pattern id="texture-tweed" width="5" height="5" patternUnits="userSpaceOnUse">
          <path d="M0,0 L2.5,2.5 L0,5 M5,0 L2.5,2.5" stroke="#0003" stroke-width="0.9" fill="none" />
        </pattern>
        <pattern id="texture-fine" width="3" height="3" patternUnits="userSpaceOnUse">
          <path d="M0,1.5H3" stroke="#0001" stroke-width="0.8" />
        </pattern>
      </defs>
    </svg>
  )
}

export function textureFill(texture: Texture): string {
  return `url(#texture-${texture})`
}
