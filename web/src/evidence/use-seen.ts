import { useCallback, useRef, useState } from 'preact/hooks'

const SOON = '200px'

/** True once an element has come near the screen. */
export function useSeen<E extends Element>(): [boolean, (element: E | null) => void] {
  const [seen, setSeen] = useState(false)
  const observer = useRef<IntersectionObserver | null>(null)
  const watch = useCallback((element: E | null) => {
    observer.current?.disconnect()
    if (!element) return
    observer.current = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: SOON },
    )
    observer.current.observe(element)
  }, [])
  return [seen, watch]
}
