import type { Size } from '../scene/camera.ts'
import { type PanelPosition, panelFor } from '../scene/insets.ts'
import { type Box, overlaps } from '../scene/screen.ts'

/** The map's room: its size in CSS pixels, and where the panel stands. */
export interface Room {
  readonly size: Size
  readonly panel: PanelPosition
}

/** What the page showed before the app: in the same places, so that the app need not ask the page while it is drawn. */
export interface Standing {
  readonly room: Room | null
  /** What lies over the map's room. */
  readonly panels: readonly Box[]
  /** CSS pixels across the timeline; null where the page has no front. */
  readonly chart: number | null
}

/** What may lie over the map, by class: looked up so because the browser keeps these lists, while the date moves. */
const COVERING = [
  ...['dm-inset-box', 'dm-when', 'dm-kicker', 'dm-views', 'dm-filter-bar', 'dm-card-box', 'dm-sheet'],
  ...['dm-map-buttons', 'dm-share', 'dm-quiet'],
]

/** What lies on the map, in CSS pixels from its top left corner: labels keep off it. */
export function coveredIn(room: Element | null): readonly Box[] {
  if (room === null) return []
  const { left, top, width, height } = room.getBoundingClientRect()
  return [
    ...COVERING.flatMap((name) => [...document.getElementsByClassName(name)]),
    ...[...document.getElementsByClassName('dm-map-foot')].flatMap((foot) => [...foot.children]),
  ]
    .map((element) => element.getBoundingClientRect())
    .map((box): Box => ({ x: box.left - left, y: box.top - top, width: box.width, height: box.height }))
    .filter((box) => overlaps(box, { x: 0, y: 0, width, height }))
}

/** Whether boxes are where others are, in whole CSS pixels. */
export const sameBoxes = (a: readonly Box[], b: readonly Box[]): boolean => written(a) === written(b)

const written = (boxes: readonly Box[]): string =>
  boxes.map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join()).join(';')

/** The room of a map, null where it has none. */
export function roomOf(map: Element): Room | null {
  const size = { width: map.clientWidth, height: map.clientHeight }
  return size.width === 0 || size.height === 0 ? null : { size, panel: panelFor(innerWidth) }
}

/** What the page's front shows, where it has one. */
export function standingIn(front: HTMLElement): Standing {
  const map = front.querySelector('.dm-map')
  const charts = [...front.querySelectorAll('.dm-front-timeline')].map((each) => each.getBoundingClientRect().width)
  return {
    room: map === null ? null : roomOf(map),
    panels: coveredIn(map),
    chart: charts.find((width) => width > 0) ?? null,
  }
}
