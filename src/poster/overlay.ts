import type { Pixel } from '../scene/screen.ts'

/** Creates an element with a class, and puts it into its parent. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  parent: HTMLElement,
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag)
  created.className = className
  parent.append(created)
  return created
}

/**
 * Keeps one element per key: makes what is new, hands all to `update`, removes what is gone. Elements of keys that stay
 * are the same elements, so that the focus is not lost while the date moves.
 */
export function keyed<Item, Tag extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  tag: Tag,
  className: string,
  keyOf: (item: Item) => string,
  update: (node: HTMLElementTagNameMap[Tag], item: Item) => void,
): (items: readonly Item[]) => void {
  const nodes = new Map<string, HTMLElementTagNameMap[Tag]>()
  return (items) => {
    const keys = new Set(items.map(keyOf))
    for (const [key, node] of nodes) {
      if (keys.has(key)) continue
      if (node.contains(document.activeElement)) refuge(parent)?.focus({ preventScroll: true })
      node.remove()
      nodes.delete(key)
    }
    for (const item of items) {
      const key = keyOf(item)
      let node = nodes.get(key)
      if (node === undefined) {
        node = element(tag, className, parent)
        nodes.set(key, node)
      }
      update(node, item)
    }
  }
}

/** Where the focus goes from a mark that goes: to the picture, where it can have the focus, else to its first button. */
const refuge = (layer: HTMLElement) =>
  layer
    .closest('.dm-map')
    ?.querySelector<HTMLElement>(
      '.dm-stage[tabindex], .dm-canvas[data-status="drawn"] canvas[tabindex], .dm-map-buttons button',
    )

/** Sets text only where it differs, so that a scrub step that changes nothing costs nothing. */
export function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text
}

export function moveTo(node: HTMLElement, { x, y }: Pixel): void {
  const transform = `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)`
  if (node.style.transform !== transform) node.style.transform = transform
}
