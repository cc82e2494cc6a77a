import type { Viewport } from '../scene/camera.ts'
import type { Curve, Position } from '../scene/geometry.ts'
import type { Scene } from '../scene/scene.ts'

/** What every part of a picture is a function of. */
export interface Drawn {
  readonly scene: Scene
  readonly viewport: Viewport
}

/** CSS pixels, as an attribute. */
export const pixels = (value: number) => value.toFixed(2)

/** Positions as path data, to a tenth of a pixel. */
export function pathOf({ project }: Viewport, positions: readonly Position[]): string {
  const points = positions.map((position) => {
    const { x, y } = project(position)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return points.length === 0 ? '' : `M${points.join('L')}`
}

/** A curve as path data: Web Mercator is the picture's own plane, so a curve in it stays one. */
export function curveOf({ project }: Viewport, curve: Curve): string {
  const [from, bend, to] = [curve.from, curve.bend, curve.to].map((position) => {
    const { x, y } = project(position)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M${from}Q${bend} ${to}`
}

/** Moves a mark to its position. */
export const placed = ({ project }: Viewport, position: Position) => {
  const { x, y } = project(position)
  return `translate(${pixels(x)} ${pixels(y)})`
}

/** Dashes that are given in widths of their line. */
export const dashed = (dashes: readonly number[], width: number) => dashes.map((dash) => pixels(dash * width)).join(' ')
