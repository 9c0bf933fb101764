const COLUMNS = [14, 40, 62, 88, 112, 138, 160, 186, 210, 228]

/** Rain as strokes, snow as flakes, sleet as both: twice over, so that the fall has no seam. Still where motion is not wanted. */
export function Precipitation({ kind }: { kind: 'rain' | 'sleet' | 'snow' }) {
  return (
    <svg width="240" height="440" role="presentation" class="falling">
      {COLUMNS.map((x, i) => (
        <g key={x} class={`fall fall-${i % 5}`}>
          {[0, 1, 2, 3, 4, 5].map((row) => {
            const y = row * 110 - 110 + ((i * 37) % 100)
            const flake = kind === 'snow' || (kind === 'sleet' && (i + row) % 2 === 0)
            return flake ? (
              <circle key={y} cx={x} cy={y} r="3.2" class="flake" />
            ) : (
              <path key={y} d={`M${x},${y} l-3,16`} class="drop" />
            )
          })}
        </g>
      ))}
    </svg>
  )
}
