/** The camera of the map: the reader's own, or the one that follows the story's frame. */

import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Extent } from '../model.ts'
import { type Camera, cameraFor, heldInWorld, type Size } from '../scene/camera.ts'
import { seamOf, within } from '../scene/geometry.ts'
import type { Insets } from '../scene/screen.ts'
import { zoomsOf } from '../scene/zooms.ts'
import { sceneOf } from '../store/derived.ts'
import type { State, Store } from '../store/store.ts'

/** Milliseconds that the frame waits while the date is being dragged, so that it moves once and not at every day. */
const SETTLE = 220

export interface Framing {
  readonly camera: () => Camera
  /** Brings the map to where the store has it. */
  readonly apply: (animated: boolean) => void
  /** The store changed: the map follows, at once or when the date rests. */
  readonly follow: (state: State, before: State) => void
  readonly isPending: () => boolean
  /** Brings the map nearer (1) or further (-1) by a zoom level; counts as the reader's own move. */
  readonly zoomBy: (levels: number) => void
  /** Stops what moves, and leaves the reader's camera to the store. */
  readonly rest: () => void
  readonly remove: () => void
}

export interface FramingOptions {
  readonly map: MapLibreMap
  readonly store: Store
  /** CSS pixels of the map's room. */
  readonly size: () => Size
  /** Margins that panels over the map cover, in CSS pixels. */
  readonly insets: () => Insets
}

export function createFraming({ map, store, size, insets }: FramingOptions): Framing {
  let byReader = false
  /** The wheel turned, and whether that moves the map will be seen: the move itself does not say whose it is. */
  let isWheeled = false
  let pending: ReturnType<typeof setTimeout> | undefined
  let framed: Extent | null = null

  const seam = () => seamOf(store.getState().story)
  const zooms = () => zoomsOf(store.getState().story)
  const camera = (): Camera => {
    const { lng, lat } = map.getCenter()
    return { lon: map.getRenderWorldCopies() ? within(lng, seam()) : lng, lat, zoom: map.getZoom() }
  }

  const moveTo = ({ lon, lat, zoom }: Camera, animated: boolean) => {
    byReader = false
    isWheeled = false
    const target = { center: { lon, lat }, zoom }
    if (animated && !store.getState().reducedMotion) map.easeTo({ ...target, duration: 700, essential: true })
    else map.jumpTo(target)
  }

  const apply = (animated: boolean) => {
    const state = store.getState()
    // A room that is not shown has no middle.
    if (size().width === 0 || size().height === 0) return
    if (state.camera !== null) {
      framed = null
      const held = heldInWorld(state.camera, size(), seam())
      if (!sameCamera(held, camera())) moveTo(held, animated)
      return
    }
    framed = sceneOf(state).frame
    moveTo(cameraFor(framed, size(), insets(), zooms().following, seam()), animated)
  }

  const cancel = () => {
    clearTimeout(pending)
    pending = undefined
  }

  map.on('movestart', (event) => {
    if (event.originalEvent !== undefined) byReader = true
  })
  map.on('wheel', () => {
    isWheeled = true
  })
  map.on('zoomstart', () => {
    if (isWheeled) byReader = true
    isWheeled = false
  })
  map.on('moveend', () => {
    if (!byReader) return
    byReader = false
    store.setState({ camera: camera() })
  })

  return {
    camera,
    apply,
    follow: (state, before) => {
      if (state.camera !== before.camera) {
        cancel()
        apply(true)
      } else if (state.camera === null && (framed === null || !sameExtent(sceneOf(state).frame, framed))) {
        cancel()
        framed = sceneOf(state).frame
        pending = setTimeout(() => {
          pending = undefined
          // A reader who is panning at this moment keeps the map.
          if (!byReader) apply(true)
          map.triggerRepaint()
        }, SETTLE)
      }
    },
    isPending: () => pending !== undefined,
    zoomBy: (levels) => {
      byReader = true
      const { least, most } = zooms().reader
      const zoom = Math.min(Math.max(map.getZoom() + levels, least), most)
      if (store.getState().reducedMotion) map.jumpTo({ zoom })
      else map.easeTo({ zoom, duration: 300 })
    },
    rest: () => {
      cancel()
      map.stop()
      if (byReader) store.setState({ camera: camera() })
      byReader = false
    },
    remove: cancel,
  }
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-6

const sameCamera = (a: Camera, b: Camera) => near(a.lon, b.lon) && near(a.lat, b.lat) && near(a.zoom, b.zoom)

const sameExtent = (a: Extent, b: Extent) => a.every((value, index) => near(value, b[index] ?? Number.NaN))
