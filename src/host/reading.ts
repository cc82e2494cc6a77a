/** Where the reader is in the article: which paragraph moves which map. */

export interface Place {
  readonly t: string
  readonly event: string | null
  readonly asOf: string | null
}

/** The reading line, as a part of the viewport's height from its top. */
export const LINE = 0.4

/** What of the viewport the text is read in, from its top, and how much of the page is still to come below it. */
export interface Sight {
  readonly viewport: number
  /** Covered from above, by a map that stays there while the text passes below it. */
  readonly covered: number
  readonly below: number
}

/**
 * The reading line in CSS pixels from the top of the viewport. Near the end of the page it goes down to the viewport's
 * lower edge, so that paragraphs come to their turn which can be scrolled no higher.
 */
export function lineAt({ viewport, covered, below }: Sight): number {
  // A map that fills the viewport leaves no room to read in; its last fifth counts as some.
  const top = Math.min(Math.max(covered, 0), viewport * 0.8)
  return Math.max(top + (viewport - top) * LINE, viewport - Math.max(below, 0))
}

const MAPS = 'demarche-map, iframe[data-demarche]'

/** The map that a paragraph moves: the one that it names, else the first one of the page. */
function mapOf(paragraph: Element): Element | null {
  const named = paragraph.getAttribute('data-demarche-for')
  if (named === null) return document.querySelector(MAPS)
  const found = document.getElementById(named.replace(/^#/, ''))
  return found?.matches(MAPS) === true ? found : null
}

const placeOf = (paragraph: Element): Place => ({
  t: paragraph.getAttribute('data-demarche-t') ?? '',
  event: paragraph.getAttribute('data-demarche-event'),
  asOf: paragraph.getAttribute('data-demarche-as-of'),
})

/** How far down a map covers a paragraph's column, where it lies at the top of the viewport. */
function coveredBy(map: DOMRect, paragraph: DOMRect): number {
  const isAbove = map.left < paragraph.right && paragraph.left < map.right
  return isAbove && map.top < innerHeight / 10 ? map.bottom : 0
}

/** For each map that paragraphs move, the last paragraph whose top has crossed the line, or null where none has. */
function readNow(): ReadonlyMap<Element, Element | null> {
  const root = document.scrollingElement ?? document.documentElement
  const below = root.scrollHeight - root.scrollTop - innerHeight
  const read = new Map<Element, Element | null>()
  for (const paragraph of document.querySelectorAll('[data-demarche-t]')) {
    const map = mapOf(paragraph)
    if (map === null) continue
    const box = paragraph.getBoundingClientRect()
    const line = lineAt({ viewport: innerHeight, covered: coveredBy(map.getBoundingClientRect(), box), below })
    // A paragraph that is folded away has no place on the page.
    const isRead = box.height > 0 && box.top <= line
    if (isRead || !read.has(map)) read.set(map, isRead ? paragraph : (read.get(map) ?? null))
  }
  return read
}

/**
 * Calls `move` when the reader comes to another paragraph: with the map and where it shall be, or null above the first
 * one. It listens to scrolling without holding it up, looks once a frame, and leaves focus and scroll alone.
 */
export function followReading(move: (map: Element, place: Place | null) => void): void {
  const last = new WeakMap<Element, Element | null>()
  let isDue = false
  const look = () => {
    isDue = false
    for (const [map, paragraph] of readNow()) {
      const before = last.get(map)
      if (before === paragraph) continue
      last.set(map, paragraph)
      if (paragraph !== null) move(map, placeOf(paragraph))
      else if (before !== undefined) move(map, null)
    }
  }
  const soon = () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(look)
  }
  // Also what scrolls within the page: its events do not bubble.
  document.addEventListener('scroll', soon, { passive: true, capture: true })
  addEventListener('resize', soon, { passive: true })
  addEventListener('load', soon)
  addEventListener('pageshow', soon)
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', soon)
  else soon()
}
