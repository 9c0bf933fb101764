import { useCallback, useRef, useState } from 'preact/hooks'

/** The width of an element, as it changes: drawings are made for it, so that their letters keep their size. */
export function useWidth<E extends Element>(): [number, (element: E | null) => void] {
  const [width, setWidth] = useState(0)
  const observer = useRef<ResizeObserver | null>(null)
  const measure = useCallback((element: E | null) => {
    observer.current?.disconnect()
    if (!element) return
    observer.current = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.current.observe(element)
    setWidth(Math.floor(element.getBoundingClientRect().width))
  }, [])
  return [width, measure]
}
