import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react'
import { heldInWorld, type Viewport, viewportOf } from '../scene/camera.ts'
import type { Pixel } from '../scene/screen.ts'
import type { Store } from '../store/store.ts'

/** Pixels that a pointer may slip before a click becomes a drag. */
const SLIP = 4
/** Pixels that a key moves the picture. */
const KEY_STEP = 100

const KEYS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: { x: -KEY_STEP, y: 0 },
  ArrowRight: { x: KEY_STEP, y: 0 },
  ArrowUp: { x: 0, y: -KEY_STEP },
  ArrowDown: { x: 0, y: KEY_STEP },
}

/** Moves the picture by pointer and keys, as the moving map is moved. */
export function usePanning(viewport: RefObject<Viewport | null>, store: Store, zoomBy: (levels: number) => void) {
  const drag = useRef<{ readonly from: Pixel; readonly viewport: Viewport; readonly pointer: number } | null>(null)
  const moveBy = (before: Viewport, { x, y }: Pixel) => {
    const { camera, size } = before
    const [lon, lat] = before.unproject({ x: size.width / 2 + x, y: size.height / 2 + y })
    const next = heldInWorld({ lon, lat, zoom: camera.zoom }, size)
    viewport.current = viewportOf(next, size)
    store.setState({ camera: next })
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || viewport.current === null) return
      drag.current = {
        from: { x: event.clientX, y: event.clientY },
        viewport: viewport.current,
        pointer: event.pointerId,
      }
    },
    onPointerMove: (event: PointerEvent) => {
      const { current } = drag
      if (current === null || current.pointer !== event.pointerId) return
      const by = { x: current.from.x - event.clientX, y: current.from.y - event.clientY }
      const isHeld = event.currentTarget.hasPointerCapture(event.pointerId)
      if (!isHeld && Math.hypot(by.x, by.y) < SLIP) return
      if (!isHeld) event.currentTarget.setPointerCapture(event.pointerId)
      moveBy(current.viewport, by)
    },
    onPointerUp: () => {
      drag.current = null
    },
    onPointerCancel: () => {
      drag.current = null
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = KEYS[event.key]
      const isZoom = event.key === '+' || event.key === '=' || event.key === '-'
      if (event.ctrlKey || event.metaKey || event.altKey || viewport.current === null) return
      if (by !== undefined) moveBy(viewport.current, by)
      else if (isZoom) zoomBy(event.key === '-' ? -1 : 1)
      else return
      event.preventDefault()
    },
  }
}
