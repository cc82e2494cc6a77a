/** A point on the screen, in CSS pixels from the map's top left corner. */
export interface Pixel {
  readonly x: number
  readonly y: number
}

/**
 * Moves badges apart that would touch, each as little as it needs; the same input always gives the same answer.
 * @param radius of a badge in CSS pixels
 * @returns where each badge is drawn
 */
export function spread(anchors: readonly Pixel[], radius: number): readonly Pixel[] {
  const placed = anchors.map((anchor) => ({ x: anchor.x, y: anchor.y }))
  const least = radius * 2 + 2
  for (let round = 0; round < 60; round += 1) {
    let moved = false
    for (const [first, a] of placed.entries()) {
      for (const [second, b] of placed.entries()) {
        if (second <= first) continue
        let dx = b.x - a.x
        let dy = b.y - a.y
        let apart = Math.hypot(dx, dy)
        if (apart >= least - 0.01) continue
        if (apart < 0.5) {
          // Two badges on one point part in a direction that depends on their order alone.
          dx = Math.cos(second * 2.4)
          dy = Math.sin(second * 2.4)
          apart = 1
        }
        const push = (least - apart) / 2
        a.x -= (dx / apart) * push
        a.y -= (dy / apart) * push
        b.x += (dx / apart) * push
        b.y += (dy / apart) * push
        moved = true
      }
    }
    if (!moved) break
  }
  return placed
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

/**
 * Chips on the edge for the places that lie outside it, on the line from the middle of the free area to the place.
 * Chips that would touch are moved along their edge.
 * @param size of the map in CSS pixels
 * @param insets the margins that other things cover, in CSS pixels
 */
export function chipsFor(
  places: readonly (Pixel & { readonly id: string; readonly name: string })[],
  size: { readonly width: number; readonly height: number },
  insets: Insets,
): readonly ChipMark[] {
  const left = insets.left
  const right = size.width - insets.right
  const top = insets.top
  const bottom = size.height - insets.bottom
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
  const chips: ChipMark[] = []
  for (const place of places) {
    if (place.x >= 0 && place.x <= size.width && place.y >= 0 && place.y <= size.height) continue
    const dx = place.x - middle.x
    const dy = place.y - middle.y
    const reach = Math.min(
      dx === 0 ? Number.POSITIVE_INFINITY : ((dx > 0 ? right : left) - middle.x) / dx,
      dy === 0 ? Number.POSITIVE_INFINITY : ((dy > 0 ? bottom : top) - middle.y) / dy,
    )
    let x = middle.x + dx * reach
    let y = middle.y + dy * reach
    const onSide = x <= left + 1 || x >= right - 1
    for (const other of chips) {
      if (Math.abs(other.x - x) < 120 && Math.abs(other.y - y) < 34) {
        if (onSide) y = other.y + (y >= other.y ? 36 : -36)
        else x = other.x + (x >= other.x ? 124 : -124)
      }
    }
    x = Math.min(Math.max(x, left), right)
    y = Math.min(Math.max(y, top), bottom)
    const heading = ((Math.atan2(dx, -dy) * 180) / Math.PI + 360) % 360
    chips.push({ id: place.id, name: place.name, x, y, heading })
  }
  return chips
}
