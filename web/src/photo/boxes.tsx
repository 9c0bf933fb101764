import { useRef, useState } from 'preact/hooks'
import { useSpeech } from '../i18n/speech-context.ts'
import { GARMENT_CLASSES } from './garment-classes.ts'
import type { Tag, Tagging } from './tagging.ts'

type Photo = Extract<Tagging, { state: 'tagged' }>
export type CorrectProps = {
  photo: Photo
  chosen: number | null
  choose: (id: number | null) => void
  correct: (change: (tags: readonly Tag[]) => readonly Tag[]) => void
}

/** A box drawn by hand is one garment; a slip of the finger is not. */
const LEAST_PART = 0.03

/** The photo with a box around each garment; drawing one adds a garment. */
export function Boxes({ photo, chosen, choose, correct }: CorrectProps) {
  const { t, lang } = useSpeech()
  const svg = useRef<SVGSVGElement>(null)
  const [drawn, setDrawn] = useState<Tag['box'] | null>(null)
  const start = useRef<[number, number] | null>(null)
  const { width, height, tags, url } = photo
  const unit = Math.max(width, height) / 100

  const pointOf = (event: PointerEvent): [number, number] => {
    const { left, top, width: shown } = svg.current!.getBoundingClientRect()
    const scale = width / shown
    const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value))
    return [clamp((event.clientX - left) * scale, width), clamp((event.clientY - top) * scale, height)]
  }
  const boxTo = ([x, y]: [number, number]): Tag['box'] => {
    const [x0, y0] = start.current!
    return [Math.min(x0, x), Math.min(y0, y), Math.abs(x - x0), Math.abs(y - y0)]
  }
  function end(event: PointerEvent) {
    if (!start.current) return
    const box = boxTo(pointOf(event))
    start.current = null
    setDrawn(null)
    if (box[2] < width * LEAST_PART || box[3] < height * LEAST_PART) return
    correct((before) => [...before, newTag(before, box)])
    choose(newId(tags))
  }

  return (
    <div class="photo-frame">
      <img src={url} alt={t('photo.alt')} width={width} height={height} />
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('photo.boxes', { count: tags.length })}
        onPointerDown={(event) => {
          start.current = pointOf(event)
          svg.current?.setPointerCapture(event.pointerId)
        }}
        onPointerMove={(event) => start.current && setDrawn(boxTo(pointOf(event)))}
        onPointerUp={end}
        onPointerCancel={() => {
          start.current = null
          setDrawn(null)
        }}
      >
        {tags.map((tag) => (
          <Box
            key={tag.id}
            box={tag.box}
            unit={unit}
            chosen={tag.id === chosen}
            name={GARMENT_CLASSES[tag.class][lang]}
          />
        ))}
        {drawn && <Box box={drawn} unit={unit} chosen name="" />}
      </svg>
    </div>
  )
}

type BoxProps = { box: Tag['box']; unit: number; chosen: boolean; name: string }

function Box({ box: [x, y, width, height], unit, chosen, name }: BoxProps) {
  return (
    <g class={chosen ? 'box box-chosen' : 'box'}>
      <rect x={x} y={y} width={width} height={height} rx={unit} stroke-width={unit * (chosen ? 0.9 : 0.55)} />
      <text x={x + unit} y={y + unit * 3.6} font-size={unit * 3} stroke-width={unit * 0.8}>
        {name}
      </text>
    </g>
  )
}

export function newId(tags: readonly Tag[]): number {
  return Math.max(-1, ...tags.map(({ id }) => id)) + 1
}

export function newTag(tags: readonly Tag[], box: Tag['box']): Tag {
  return { id: newId(tags), class: 'top', box, colours: [], score: null }
}
