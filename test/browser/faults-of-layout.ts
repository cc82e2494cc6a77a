/**
 * What is wrong with how a page is laid out, in words; runs in the page itself, so that it may use nothing from outside.
 * Text that leaves its box sideways, boxes that leave the window or the map, and labels cut off by an edge.
 */
export function faultsOfLayout(): readonly string[] {
  const found = new Set<string>()
  const named = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`
  const told = (element: Element) => `${named(element)} “${(element.textContent ?? '').trim().slice(0, 40)}”`
  if (document.documentElement.scrollWidth > innerWidth) found.add('the page scrolls sideways')

  const isFilled = (colour: string) => colour !== 'transparent' && !/, 0\)$/.test(colour)
  // The nearest box that ends what stands in it: one that is filled, or that cuts off.
  const boxes = new Map<Element, { readonly box: Element; readonly rect: DOMRect; readonly isOpen: boolean }>()
  const boxOf = (element: Element): { readonly box: Element; readonly rect: DOMRect; readonly isOpen: boolean } => {
    const before = boxes.get(element)
    if (before !== undefined) return before
    const style = getComputedStyle(element)
    const isBox = style.overflowX !== 'visible' || isFilled(style.backgroundColor) || element.parentElement === null
    const rect = element.getBoundingClientRect()
    // What is only heard; and what says by three dots that it goes on.
    const isOpen = rect.width <= 2 || style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
    const found =
      isBox || element.parentElement === null ? { box: element, rect, isOpen } : boxOf(element.parentElement)
    boxes.set(element, found)
    return found
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    if (
      parent === null ||
      (node.nodeValue ?? '').trim() === '' ||
      parent.closest('script, style, svg, noscript, option, .dm-badge, .dm-chip')
    )
      continue
    if (!parent.checkVisibility({ visibilityProperty: true })) continue
    const { box, rect: outer, isOpen } = boxOf(parent)
    if (isOpen) continue
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) {
      if (rect.width === 0 || (rect.left >= outer.left - 1 && rect.right <= outer.right + 1)) continue
      found.add(`${told(parent)} leaves ${named(box)}`)
      break
    }
  }

  const map = document.querySelector('.dm-map')?.getBoundingClientRect()
  const within = (element: Element, room: DOMRect, where: string) => {
    const { left, right, top, bottom, width } = element.getBoundingClientRect()
    if (width === 0 || !element.checkVisibility({ visibilityProperty: true })) return
    if (left < room.left - 1 || right > room.right + 1 || top < room.top - 1 || bottom > room.bottom + 1)
      found.add(`${told(element)} leaves ${where}`)
  }
  if (map !== undefined && map.width > 0) {
    // What lies over the map, and the names that are drawn into it.
    const over = ':is(.dm-inset, .dm-tip, .dm-quiet, .dm-map-buttons, .dm-map-foot), .dm-place-name, .dm-trip > rect'
    for (const element of document.querySelectorAll(`.dm-map :is(${over})`)) within(element, map, 'the map')
    for (const chip of document.querySelectorAll('.dm-map .dm-chip')) {
      const { left, right } = chip.getBoundingClientRect()
      if (left < map.left - 1 || right > map.right + 1) found.add(`${told(chip)} leaves the map`)
    }
    for (const name of document.querySelectorAll('.dm-inset-name')) {
      const { left, right, width } = name.getBoundingClientRect()
      const inset = name.closest('svg')?.getBoundingClientRect()
      if (inset === undefined || width === 0) continue
      if (left < inset.left - 1 || right > inset.right + 1) found.add(`${told(name)} leaves the inset`)
    }
  }
  const page = new DOMRect(0, 0, innerWidth, innerHeight)
  for (const area of document.querySelectorAll('.dm-panel, .dm-map, .dm-time, .dm-sheet, .dm-card-box')) {
    const { left, right, width } = area.getBoundingClientRect()
    if (width > 0 && (left < page.left - 1 || right > page.right + 1)) found.add(`${named(area)} leaves the window`)
  }
  return [...found]
}
