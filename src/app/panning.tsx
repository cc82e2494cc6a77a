import { type KeyboardEvent, type PointerEvent, type RefObject, useCallback, useRef } from 'react'
import type { Story } from '../model.ts'
import { heldInWorld, type Viewport, viewportOf } from '../scene/camera.ts'
import { seamOf } from '../scene/geometry.ts'
import type { Pixel } from '../scene/screen.ts'
import { zoomsOf } from '../scene/zooms.ts'
import type { Store } from '../store/store.ts'

/** Pixels that a pointer may slip before a click becomes a drag. */
const SLIP = 4
/** Pixels that a key moves the picture. */
const KEY_STEP = 100
/** Pixels of the wheel that make a zoom level, and those of a line where the wheel counts lines. */
const WHEEL_LEVEL = 300
const WHEEL_LINE = 40

const KEYS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: { x: -KEY_STEP, y: 0 },
  ArrowRight: { x: KEY_STEP, y: 0 },
  ArrowUp: { x: 0, y: -KEY_STEP },
  ArrowDown: { x: 0, y: KEY_STEP },
}

interface Fingers {
  readonly middle: Pixel
  readonly apart: number
}

/** Two fingers on an element, in its own pixels. */
function fingersOn(element: Element, { touches }: TouchEvent): Fingers | null {
  const [a, b] = touches
  if (a === undefined || b === undefined || touches.length !== 2) return null
  const { left, top } = element.getBoundingClientRect()
  return {
    middle: { x: (a.clientX + b.clientX) / 2 - left, y: (a.clientY + b.clientY) / 2 - top },
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
  }
}

/** The picture with what lay under one point under another, so many levels nearer. */
function moved({ camera, size, unproject }: Viewport, from: Pixel, to: Pixel, levels: number, story: Story): Viewport {
  const range = zoomsOf(story).reader
  const zoom = Math.min(Math.max(camera.zoom + levels, range.least), range.most)
  const [lon, lat] = unproject(from)
  const around = viewportOf({ lon, lat, zoom }, size)
  const [east, north] = around.unproject({ x: size.width - to.x, y: size.height - to.y })
  return viewportOf(heldInWorld({ lon: east, lat: north, zoom }, size, seamOf(story)), size)
}

/**
 * Moves the picture by pointer and keys, as the moving map is moved; in another page, where one finger and the wheel are
 * the article's, also by two fingers and by the wheel with Ctrl.
 */
export function usePanning(
  viewport: RefObject<Viewport | null>,
  store: Store,
  zoomBy: (levels: number) => void,
  isCooperative: boolean,
) {
  const drag = useRef<{ readonly from: Pixel; readonly viewport: Viewport; readonly pointer: number } | null>(null)
  const show = useCallback(
    (next: Viewport) => {
      viewport.current = next
      store.setState({ camera: next.camera })
    },
    [viewport, store],
  )
  const { story } = store.getState()
  const moveBy = (before: Viewport, { x, y }: Pixel) => {
    const { width, height } = before.size
    const middle = { x: width / 2, y: height / 2 }
    show(moved(before, { x: middle.x + x, y: middle.y + y }, middle, 0, story))
  }

  // React's own listeners may not keep the page from scrolling.
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      if (element === null || !isCooperative) return
      const off = new AbortController()
      const listen = { passive: false, signal: off.signal } as const
      let held: { readonly fingers: Fingers; readonly viewport: Viewport } | null = null
      const touch = (event: TouchEvent) => {
        const fingers = fingersOn(element, event)
        if (fingers === null || viewport.current === null) {
          held = null
          return
        }
        event.preventDefault()
        drag.current = null
        held ??= { fingers, viewport: viewport.current }
        const levels = Math.log2(fingers.apart / held.fingers.apart)
        show(moved(held.viewport, held.fingers.middle, fingers.middle, Number.isFinite(levels) ? levels : 0, story))
      }
      for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
        element.addEventListener(type, touch, listen)
      }
      element.addEventListener(
        'wheel',
        (event) => {
          if (!(event.ctrlKey || event.metaKey) || viewport.current === null) return
          event.preventDefault()
          const { left, top } = element.getBoundingClientRect()
          const at = { x: event.clientX - left, y: event.clientY - top }
          const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE : 1)
          show(moved(viewport.current, at, at, -pixels / WHEEL_LEVEL, story))
        },
        listen,
      )
      return () => off.abort()
    },
    [viewport, show, isCooperative, story],
  )

  return {
    ref,
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || viewport.current === null) return
      if (isCooperative && event.pointerType === 'touch') return
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
