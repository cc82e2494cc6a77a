import type { Viewport } from '../scene/camera.ts'

/**
 * Asks for the drawn ground of the whole world where a viewport shows more than the page brought; whatever is shown without
 * one, as where the moving map never comes.
 */
export function bringGround(viewport: Viewport | null): void {
  const reach = document.getElementById('dm-ground')?.dataset['reach']
  if (reach === undefined) return
  if (viewport !== null) {
    const [west = -180, south = -90, east = 180, north = 90] = reach.split(' ').map(Number)
    const { size, unproject } = viewport
    const [left, top] = unproject({ x: 0, y: 0 })
    const [right, bottom] = unproject({ x: size.width, y: size.height })
    if (left >= west && top <= north && right <= east && bottom >= south) return
  }
  void import('./whole-ground.ts').then(({ loadWholeGround }) => loadWholeGround())
}
