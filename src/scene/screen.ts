import type { Position } from './geometry.ts'
import type { BadgeMark } from './scene.ts'
import { textWidth } from './text-width.ts'

/** A point on the screen, in CSS pixels from the map's top left corner. */
export interface Pixel {
  readonly x: number
  readonly y: number
}

/**
 * Badges that would touch leave their points for a column to the left of their group, in their order down the map, so
 * that no badge covers another or the names to the right; badges that stand free stay where they are.
 * @param width of a badge in CSS pixels
 * @param step between badges in a column, CSS pixels: more where they carry labels
 * @returns where each badge is drawn
 */
export function spread(anchors: readonly Pixel[], width: number, step: number): readonly Pixel[] {
  const placed = [...anchors]
  for (const group of touching(anchors, width)) {
    if (group.length === 1) continue
    const members = group.map((index) => ({ index, anchor: anchors[index] ?? { x: 0, y: 0 } }))
    members.sort((a, b) => a.anchor.y - b.anchor.y || a.index - b.index)
    const x = Math.min(...members.map(({ anchor }) => anchor.x)) - width * 1.7
    const middle = members.reduce((sum, { anchor }) => sum + anchor.y, 0) / members.length
    for (const [rank, { index }] of members.entries()) {
      placed[index] = { x, y: middle + (rank - (members.length - 1) / 2) * step }
    }
  }
  return placed
}

/** Groups of points that hang together by gaps of less than `reach` CSS pixels. */
function touching(points: readonly Pixel[], reach: number): readonly (readonly number[])[] {
  const groups: number[][] = []
  for (const [index, point] of points.entries()) {
    const near = groups.filter((group) =>
      group.some((other) => {
        const { x, y } = points[other] ?? point
        return Math.hypot(x - point.x, y - point.y) < reach
      }),
    )
    const merged = [...near.flat(), index]
    for (const group of near) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups
}

/**
 * Heights in a column of labels: none nearer to the next than `least` CSS pixels, all inside 0 to `height`, each as near
 * to where it belongs as the order allows.
 */
export function column(heights: readonly number[], least: number, height: number): readonly number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  const placed = [...heights]
  const half = least / 2
  for (let round = 0; round < 40; round += 1) {
    for (const [rank, index] of order.entries()) {
      const next = order[rank + 1]
      if (next === undefined) continue
      const lacking = least - ((placed[next] ?? 0) - (placed[index] ?? 0))
      if (lacking <= 0) continue
      placed[index] = (placed[index] ?? 0) - lacking / 2
      placed[next] = (placed[next] ?? 0) + lacking / 2
    }
    for (const index of order) placed[index] = Math.min(Math.max(placed[index] ?? 0, half), height - half)
  }
  return placed
}

/** The room of a chip around its middle, and what it has around its name: CSS pixels. */
const CHIP = { least: 116, most: 210, height: 34, size: 12, around: 50 }
const chipWidth = (name: string) => Math.min(Math.max(CHIP.least, textWidth(name, CHIP.size) + CHIP.around), CHIP.most)
const chipBox = ({ x, y, name }: Pixel & { readonly name: string }): Box => {
  const width = chipWidth(name)
  return { x: x - width / 2, y: y - CHIP.height / 2, width, height: CHIP.height }
}

/** 0, 6, -6, 12, -12 … up to the size of the map, in CSS pixels. */
function steps({ width, height }: { readonly width: number; readonly height: number }): readonly number[] {
  const count = Math.ceil(Math.max(width, height) / 6)
  return Array.from({ length: 2 * count + 1 }, (_, index) => (index % 2 === 0 ? -1 : 1) * Math.ceil(index / 2) * 6)
}

/** A place that lies outside the frame: where its chip stands, and which way it points. */
export interface ChipMark extends Pixel {
  readonly id: string
  readonly name: string
  /** Degrees clockwise from up, from the chip towards the place. */
  readonly heading: number
}

export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** A box on the screen, in CSS pixels from the map's top left corner. */
export interface Box extends Pixel {
  readonly width: number
  readonly height: number
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/**
 * Chips on the edge for the places that lie outside it, on the line from the middle of the free area to the place.
 * Chips that would touch one another, or what is taken, are moved along their edge, or inwards.
 * @param size of the map in CSS pixels
 * @param insets how far from the edges the chips' middles stay, in CSS pixels
 */
export function chipsFor(
  places: readonly (Pixel & { readonly id: string; readonly name: string })[],
  size: { readonly width: number; readonly height: number },
  insets: Insets,
  taken: readonly Box[] = [],
): readonly ChipMark[] {
  const chips: ChipMark[] = []
  for (const place of places) {
    if (place.x >= 0 && place.x <= size.width && place.y >= 0 && place.y <= size.height) continue
    // The insets leave room for half of a usual chip.
    const wider = (chipWidth(place.name) - CHIP.least) / 2
    const left = insets.left + wider
    const right = size.width - insets.right - wider
    const top = insets.top
    const bottom = size.height - insets.bottom
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
    const dx = place.x - middle.x
    const dy = place.y - middle.y
    const reach = Math.min(
      dx === 0 ? Number.POSITIVE_INFINITY : ((dx > 0 ? right : left) - middle.x) / dx,
      dy === 0 ? Number.POSITIVE_INFINITY : ((dy > 0 ? bottom : top) - middle.y) / dy,
    )
    const wanted = { x: middle.x + dx * reach, y: middle.y + dy * reach }
    const along = wanted.x <= left + 1 || wanted.x >= right - 1 ? ({ x: 0, y: 1 } as const) : ({ x: 1, y: 0 } as const)
    const free = ({ x, y }: Pixel) =>
      x >= left &&
      x <= right &&
      y >= top &&
      y <= bottom &&
      ![...taken, ...chips.map(chipBox)].some((box) => overlaps(chipBox({ x, y, name: place.name }), box))
    const inwards =
      along.x === 0 ? { x: wanted.x < middle.x ? 1 : -1, y: 0 } : { x: 0, y: wanted.y < middle.y ? 1 : -1 }
    const rows = [0, CHIP.height + 4, 2 * (CHIP.height + 4)]
    const candidates = rows.flatMap((row) =>
      steps(size).map((step) => ({
        x: wanted.x + along.x * step + inwards.x * row,
        y: wanted.y + along.y * step + inwards.y * row,
      })),
    )
    const { x, y } = candidates.find(free) ?? wanted
    const heading = ((Math.atan2(dx, -dy) * 180) / Math.PI + 360) % 360
    chips.push({ id: place.id, name: place.name, x, y, heading })
  }
  return chips
}

/** CSS pixels of radius from which a region that is a site carries a badge: smaller, it would look like a point. */
const REGION_FROM = 24
/** Kilometres of a degree of latitude. */
const DEGREE = 111.2

/** The badges that a picture of this scale carries: those of points, and of regions that are large enough in it. */
export function badgesFor<Badge extends Pick<BadgeMark, 'kind' | 'position' | 'extentKm'>>(
  badges: readonly Badge[],
  project: (position: Position) => Pixel,
): readonly Badge[] {
  return badges.filter(({ kind, position: [lon, lat], extentKm }) => {
    if (kind !== 'region') return true
    return project([lon, lat]).y - project([lon, lat + extentKm / DEGREE]).y >= REGION_FROM
  })
}
