/** Whether the page is laid out for an article's column or a phone, where the list lies over the map. */
export const isNarrow = (): boolean => matchMedia('(max-width: 899px)').matches

/** The heading of a month sticks to the top of the list, so a row must clear it: CSS pixels. */
const HEAD = 34

/**
 * Brings an element into sight inside its own scroller; the page stays where it is. `middle`: to the middle where it was
 * out of sight, so that what comes before and after is seen with it.
 */
export function reveal(element: HTMLElement, scroller: HTMLElement, where: 'nearest' | 'middle'): void {
  const box = element.getBoundingClientRect()
  const room = scroller.getBoundingClientRect()
  const above = room.top + HEAD - box.top
  const below = box.bottom - room.bottom
  if (above <= 0 && below <= 0) return
  if (where === 'middle') scroller.scrollTop += (box.top + box.bottom - room.top - HEAD - room.bottom) / 2
  else scroller.scrollTop += above > 0 ? -above : below
}
