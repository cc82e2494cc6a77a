import { type ReactNode, useMemo } from 'react'
import type { SketchLayer } from '../basemap/sketch-types.ts'
import type { Position } from '../scene/geometry.ts'
import type { Scene } from '../scene/scene.ts'
import { type Projection, pathOf } from './project.ts'

/** GeoJSON pairs as positions; the sketch holds nothing but pairs. */
const positionsOf = (line: readonly (readonly number[])[]): Position[] => line.map(([lon = 0, lat = 0]) => [lon, lat])

/**
 * Land, borders and the scene's routes and places as SVG, without WebGL: the inset and the picture that stands in
 * where the moving map cannot be drawn. `children` get the projection for marks of their own.
 */
export function SketchMap({
  sketch,
  projection,
  scene,
  names,
  children,
}: {
  sketch: SketchLayer
  projection: Projection
  /** null for the ground alone. */
  scene: Scene | null
  names: boolean
  children?: ReactNode
}) {
  const ground = useMemo(
    () => ({
      land: sketch.land.map((ring) => pathOf(projection, positionsOf(ring), true)).join(''),
      borders: sketch.borders.map(({ line, disputed }) => ({ disputed, path: pathOf(projection, positionsOf(line)) })),
    }),
    [sketch, projection],
  )
  return (
    <>
      <path className="dm-sketch-land" d={ground.land} />
      {ground.borders.map(({ disputed, path }) => (
        <path key={path} className={disputed ? 'dm-sketch-border dm-sketch-disputed' : 'dm-sketch-border'} d={path} />
      ))}
      {scene?.arcs.map((arc) => (
        <g key={arc.id} className={`dm-sketch-arc dm-party-${arc.party}`} data-phase={arc.phase}>
          <path d={pathOf(projection, arc.line)} opacity={arc.strength * (arc.inferred ? 0.6 : 0.9)} />
          {arc.travelled.length > 0 && <path className="dm-sketch-travelled" d={pathOf(projection, arc.travelled)} />}
          {arc.tip !== null && (
            <path
              className="dm-sketch-tip"
              d="M0-8L6 7L0 4L-6 7Z"
              transform={`translate(${projection(arc.tip.position).join(' ')}) rotate(${arc.tip.heading})`}
            />
          )}
        </g>
      ))}
      {names &&
        scene?.places.map((place) => {
          const [x, y] = projection(place.position)
          return (
            <g key={place.id} transform={`translate(${x} ${y})`}>
              <circle className="dm-sketch-place" r="4.5" />
              <text className="dm-sketch-name" x="9" y="5">
                {place.name}
              </text>
            </g>
          )
        })}
      {children}
    </>
  )
}
