import { disputedDashes, groundLines, type Stops, widthAt } from '../basemap/lines.ts'
import type { Extent } from '../model.ts'
import { type Viewport, worldSize } from '../scene/camera.ts'
import { mercator } from '../scene/geometry.ts'

/** From this zoom on the coast is drawn in detail. */
const COAST_FROM_ZOOM = 4.5

/**
 * Sea, land and borders. Their shapes stand once in the page, in `#dm-ground`: whatever the viewport shows, only the
 * matrix differs. Where the fine coast, an extent in degrees, fills the viewport, nothing is drawn under it.
 */
export function Ground({ viewport, coast }: { readonly viewport: Viewport; readonly coast?: Extent }) {
  const { camera, size } = viewport
  const world = worldSize(camera.zoom)
  const [x, y] = mercator([camera.lon, camera.lat])
  const half = size.width / 2 / world
  const isAllCoast = coast !== undefined && fills(viewport, coast)
  // A picture that reaches beyond the antimeridian shows the next world there.
  const worlds = [0, ...(x + half > 1.001 ? [1] : []), ...(x - half < -0.001 ? [-1] : [])]
  const matrixOf = (turn: number) =>
    `matrix(${world} 0 0 ${world} ${size.width / 2 - (x - turn) * world} ${size.height / 2 - y * world})`
  const width = (stops: Stops) => Number(widthAt(stops, camera.zoom).toFixed(2))
  const disputed = width(groundLines.disputed)
  const layer = (name: 'overview' | 'coast') => (
    <>
      <use className="dm-ground-sea" href={`#dm-${name}-sea`} />
      <use className="dm-ground-land" href={`#dm-${name}-land`} strokeWidth={width(groundLines.coast)} />
      <use className="dm-ground-border" href={`#dm-${name}-borders`} strokeWidth={width(groundLines.borders)} />
      <use
        className="dm-ground-disputed"
        href={`#dm-${name}-disputed`}
        strokeWidth={disputed}
        strokeDasharray={disputedDashes.map((dash) => (dash * disputed).toFixed(2)).join(' ')}
      />
    </>
  )
  return worlds.map((turn) => (
    <g key={turn} className="dm-ground" transform={matrixOf(turn)}>
      {!isAllCoast && layer('overview')}
      {camera.zoom >= COAST_FROM_ZOOM && <g clipPath="url(#dm-coast-clip)">{layer('coast')}</g>}
    </g>
  ))
}

function fills({ project, size }: Viewport, [west, south, east, north]: Extent): boolean {
  const [first, last] = [project([west, north]), project([east, south])]
  return first.x <= 0 && first.y <= 0 && last.x >= size.width && last.y >= size.height
}
