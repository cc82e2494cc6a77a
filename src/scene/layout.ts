import type { Size, Viewport } from './camera.ts'
import type { Position } from './geometry.ts'
import type { ArcMark, BadgeMark, PlaceMark, Scene } from './scene.ts'
import { type Box, badgesFor, type Insets, overlaps, type Pixel, spread } from './screen.ts'
import { NAMES, PLACES } from './strokes.ts'
import { textWidth } from './text-width.ts'

/** A badge's width in CSS pixels, with the gap to the next. */
const BADGE_WIDTH = 30
/** The room of a badge's label, CSS pixels. */
const LABEL = { width: 150, height: 48 }
/** How far apart badges stand in a column: with and without labels, CSS pixels. */
const COLUMN_STEP = { named: 50, plain: 30 }
/** From this zoom on, the coast is wide enough for the badges to carry their names. */
const NAMES_FROM_ZOOM = 7
/** A picture narrower than this has room for one trip's label, CSS pixels. */
const NARROW = 560

/** Where a badge stands. */
export interface Spot {
  readonly badge: BadgeMark
  /** The site's own point. */
  readonly anchor: Pixel
  /** The badge's middle: beside the point where badges would touch, and tied to it by a line. */
  readonly at: Pixel
  /** The side of its label: the far one from the point, unless a panel lies there. */
  readonly side: 'left' | 'right'
  readonly isNamed: boolean
}

const labelBox = ({ x, y }: Pixel, side: Spot['side']): Box => ({
  x: side === 'left' ? x - BADGE_WIDTH / 2 - LABEL.width : x + BADGE_WIDTH / 2,
  y: y - LABEL.height / 2,
  ...LABEL,
})

/** The badges of a picture. @param covered what lies over the picture, in CSS pixels */
export function spotsFor(scene: Scene, { camera, project }: Viewport, covered: readonly Box[]): readonly Spot[] {
  const badges = badgesFor(scene.badges, project)
  const anchors = badges.map((badge) => project(badge.position))
  const isNamed = camera.zoom >= NAMES_FROM_ZOOM
  const apart = spread(anchors, BADGE_WIDTH, isNamed ? COLUMN_STEP.named : COLUMN_STEP.plain)
  return badges.map((badge, index) => {
    const anchor = anchors[index] ?? { x: 0, y: 0 }
    const at = apart[index] ?? anchor
    const isFree = at.x < anchor.x && !covered.some((panel) => overlaps(panel, labelBox(at, 'left')))
    return { badge, anchor, at, side: isFree ? 'left' : 'right', isNamed }
  })
}

/** What the badges cover, with their labels. */
export const spotBoxes = (spots: readonly Spot[]): readonly Box[] =>
  spots.flatMap(({ at, side, isNamed }) => {
    const half = BADGE_WIDTH / 2
    const badge = { x: at.x - half, y: at.y - half, width: BADGE_WIDTH, height: BADGE_WIDTH }
    return isNamed ? [badge, labelBox(at, side)] : [badge]
  })

/** The trips that carry a label: all of the day, the later leg where one event takes the same people on. */
function labelled(arcs: readonly ArcMark[]): readonly ArcMark[] {
  const last = new Map<string, ArcMark>()
  for (const arc of arcs) {
    if (arc.phase !== 'arrived' && arc.phase !== 'ahead') last.set(`${arc.event} ${arc.who.join()}`, arc)
  }
  return [...last.values()]
}

/** Where on its route a trip is labelled: at its tip, or half way where nobody knows how far it has come. */
export function labelledAt(arc: ArcMark): Position {
  return arc.tip?.position ?? arc.line[arc.line.length >> 1] ?? [0, 0]
}

/**
 * The trips that carry a label in a picture: one or two, before it is covered by them; first that of the event in focus,
 * then of what moves, then of what is planned or may be on its way.
 */
export function labelledTrips(scene: Scene, { project, size }: Viewport): readonly ArcMark[] {
  const rank = ({ event, phase }: ArcMark) => (event === scene.focus ? 0 : phase === 'under-way' ? 1 : 2)
  const isInside = ({ x, y }: Pixel) => x >= 0 && y >= 0 && x <= size.width && y <= size.height
  return labelled(scene.arcs)
    .filter((arc) => isInside(project(labelledAt(arc))))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, size.width < NARROW ? 1 : 2)
}

/** How far a label may leave the height of its tip, and by which steps it looks for room: CSS pixels. */
const LABEL_REACH = { far: 132, step: 12 }

/** Where a trip's label stands: beside its point, as near as what is taken and the edges leave room; null if nowhere. */
export function beside(tip: Pixel, { width, height }: Size, room: Size, taken: readonly Box[]): Box | null {
  const gap = 16
  const sides = [tip.x + gap, tip.x - gap - width]
  for (let away = 0; away <= LABEL_REACH.far; away += LABEL_REACH.step) {
    for (const x of sides) {
      for (const y of [tip.y - 20 - away, tip.y - 20 + away]) {
        const box = { x, y, width, height }
        if (isInside(box, room, 4) && !taken.some((each) => overlaps(box, each))) return box
      }
    }
  }
  return null
}

const isInside = ({ x, y, width, height }: Box, room: Size, edge: number) =>
  x >= edge && y >= edge && x + width <= room.width - edge && y + height <= room.height - edge

/** Where the names of the story's places stand, as far as can be told before they are drawn. */
export const namesExpected = (scene: Scene, { project }: Viewport): readonly Box[] =>
  scene.places.map(({ name, position }) => {
    const { x, y } = project(position)
    return { x: x - 14, y: y - 14, width: 34 + name.length * 8, height: 28 }
  })

/** Chips stand inside the free area: they are at most 28 CSS pixels high and centred on their point. */
export const chipInsets = ({ top, right, bottom, left }: Insets): Insets => ({
  top: Math.min(top, 60) + 4,
  right: Math.max(64, Math.min(right, 90)),
  bottom: Math.max(44, Math.min(bottom, 60)),
  left: Math.max(64, Math.min(left, 90)),
})

/** A place's name: `x` is its start, its middle or its end, by `anchor`; left is left in every language. */
export interface NameMark extends Pixel {
  readonly place: PlaceMark
  readonly anchor: 'left' | 'middle' | 'right'
}

/**
 * Names beside their places: to the right, the left, below or above, clear of one another, of what is taken and of all
 * points; a name that finds no room is left out, as on the map.
 */
export function namesFor(scene: Scene, { project, size }: Viewport, taken: readonly Box[]): readonly NameMark[] {
  const dots = scene.places.map(({ id, position, selected }) => {
    const { radius, stroke } = selected ? PLACES.selected : PLACES.plain
    const { x, y } = project(position)
    return {
      id,
      x: x - radius - stroke,
      y: y - radius - stroke,
      width: 2 * (radius + stroke),
      height: 2 * (radius + stroke),
    }
  })
  const names: NameMark[] = []
  const boxes: Box[] = [...taken]
  for (const place of scene.places) {
    const { x, y } = project(place.position)
    const away = NAMES.away[place.today] * NAMES.size + NAMES.bearing
    const width = textWidth(place.name, NAMES.size)
    const height = NAMES.size * 1.2
    const candidates: readonly (Pick<NameMark, 'anchor'> & { readonly box: Box; readonly at: Pixel })[] = [
      { anchor: 'left', at: { x: x + away, y }, box: { x: x + away, y: y - height / 2, width, height } },
      { anchor: 'right', at: { x: x - away, y }, box: { x: x - away - width, y: y - height / 2, width, height } },
      {
        anchor: 'middle',
        at: { x, y: y + away + height / 2 },
        box: { x: x - width / 2, y: y + away, width, height },
      },
      {
        anchor: 'middle',
        at: { x, y: y - away - height / 2 },
        box: { x: x - width / 2, y: y - away - height, width, height },
      },
    ]
    const others = dots.filter(({ id }) => id !== place.id)
    const found = candidates.find(
      ({ box }) =>
        isInside(box, size, 4) && ![...boxes, ...others].some((each) => overlaps(grown(box, NAMES.padding), each)),
    )
    if (found === undefined) continue
    boxes.push(found.box)
    names.push({ place, anchor: found.anchor, ...found.at })
  }
  return names
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})
