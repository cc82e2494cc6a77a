import type { Extent } from '../model.ts'
import { fromMercator, mercator, type Position, within } from './geometry.ts'
import type { Insets, Pixel } from './screen.ts'

/** Degrees WGS84 of the centre, and MapLibre's zoom. */
export interface Camera {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

/** CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

export interface ZoomRange {
  readonly least: number
  readonly most: number
}

/** How far and how near a reader may go, who follows a usual story. */
export const ZOOM_RANGE: ZoomRange = { least: 1, most: 9 }

/** How far and how near the frame goes while it follows a usual story. */
export const FOLLOWING: ZoomRange = { least: 1, most: 7 }

/** What a camera shows in a picture of a size. */
export interface Viewport {
  readonly camera: Camera
  readonly size: Size
  /** CSS pixels from the top left corner. */
  readonly project: (position: Position) => Pixel
  readonly unproject: (pixel: Pixel) => Position
}

/** CSS pixels of a tile at its own zoom. */
const TILE = 512

/** The side of the whole world at a zoom, in CSS pixels. */
export const worldSize = (zoom: number): number => TILE * 2 ** zoom

/** Flat Web Mercator without turn or tilt: the same numbers as MapLibre's `project`. */
export function viewportOf(camera: Camera, size: Size): Viewport {
  const world = worldSize(camera.zoom)
  const [x, y] = mercator([camera.lon, camera.lat])
  const left = x * world - size.width / 2
  const top = y * world - size.height / 2
  return {
    camera,
    size,
    project: (position) => {
      const [eastwards, southwards] = mercator(position)
      return { x: eastwards * world - left, y: southwards * world - top }
    },
    unproject: (pixel) => fromMercator([(pixel.x + left) / world, (pixel.y + top) / world]),
  }
}

/** The camera that frames an extent clear of the insets, as MapLibre's `cameraForBounds` and its limits have it. */
export function cameraFor(extent: Extent, size: Size, insets: Insets, range: ZoomRange, seam = -180): Camera {
  const [left, bottom] = mercator([extent[0], extent[1]])
  const [right, top] = mercator([extent[2], extent[3]])
  const width = Math.max(1, size.width - insets.left - insets.right)
  const height = Math.max(1, size.height - insets.top - insets.bottom)
  const scale = Math.min(width / (right - left), height / (bottom - top))
  const fitting = Math.min(Math.log2(scale / TILE), range.most)
  // The middle of the free part is the middle of the extent.
  const world = worldSize(fitting)
  const x = (left + right) / 2 - (insets.left - insets.right) / 2 / world
  const y = (top + bottom) / 2 - (insets.top - insets.bottom) / 2 / world
  const [east, lat] = fromMercator([x, y])
  // However far insets push the middle, it stays in the turn of its extent.
  const middle = (extent[0] + extent[2]) / 2
  const lon = Math.min(Math.max(east + within(middle, seam) - middle, seam), seam + 360)
  return heldInWorld({ lon, lat, zoom: Math.max(fitting, range.least) }, size, seam)
}

/** The nearest camera to this one that shows nothing beyond the edges of a world that is cut open at a seam. */
export function heldInWorld({ lon: written, lat, zoom }: Camera, { width, height }: Size, seam = -180): Camera {
  const lon = written === seam + 360 ? written : within(written, seam)
  const [west] = mercator([seam, 0])
  const [x, y] = mercator([lon, lat])
  const least = Math.log2(Math.max(width, height) / TILE)
  const held = Math.max(zoom, least)
  const world = worldSize(held)
  const inside = (middle: number, side: number) =>
    Math.min(Math.max(middle, side / 2 / world), Math.max(side / 2 / world, 1 - side / 2 / world))
  const [heldX, heldY] = [inside(x - west, width) + west, inside(y, height)]
  if (held === zoom && heldX === x && heldY === y) return { lon, lat, zoom }
  const [heldLon, heldLat] = fromMercator([heldX, heldY])
  return { lon: heldLon, lat: heldLat, zoom: held }
}
