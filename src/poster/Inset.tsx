import { useMemo } from 'react'
import { coastExtent } from '../basemap/coast.ts'
import type { Extent, Language, Story } from '../model.ts'
import { cameraFor, type Viewport, viewportOf } from '../scene/camera.ts'
import { type Position, seamOf } from '../scene/geometry.ts'
import type { BadgeMark, Scene } from '../scene/scene.ts'
import { column } from '../scene/screen.ts'
import { shortened } from '../scene/text-width.ts'
import { useDemarche } from '../store/context.tsx'
import { sceneOf } from '../store/derived.ts'
import { textIn } from '../text.ts'
import { wordsIn } from '../words/words.ts'
import { Badge } from './Badge.tsx'
import { Ground } from './Ground.tsx'
import { Routes } from './Routes.tsx'
import { written } from './written.ts'
import './poster.css'

/** From this zoom on, over the coast, the map itself shows what the inset would, so the inset shows the whole story. */
const CLOSE = 6.6

/**
 * The second scale: the coast with each site's state in words; the whole story when the reader is at the coast.
 * Width and height are the picture's, in CSS pixels. `onLook` is asked for the coast's extent, or null for the story.
 */
export function Inset({
  inset,
  width,
  height,
  onLook,
}: {
  inset: NonNullable<Story['inset']>
  width: number
  height: number
  onLook: (extent: Extent | null) => void
}) {
  const scene = useDemarche(sceneOf)
  const language = useDemarche((state) => state.language)
  const camera = useDemarche((state) => state.camera)
  const words = wordsIn(language)
  const [west, south, east, north] = inset.extent
  const margin = 1.2
  const atCoast =
    camera !== null &&
    camera.zoom >= CLOSE &&
    camera.lon > west - margin &&
    camera.lon < east + margin &&
    camera.lat > south - margin &&
    camera.lat < north + margin
  const name = atCoast ? words.map.overview : textIn(inset.name, language)
  return (
    <button type="button" className="dm-inset" onClick={() => onLook(atCoast ? null : inset.extent)}>
      <span className="dm-inset-title" aria-hidden="true">
        {name}
      </span>
      <span className="dm-inset-label">{atCoast ? words.map.insetToStory : words.map.insetToCoast(name)}</span>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        {atCoast ? (
          <Overview scene={scene} here={[(west + east) / 2, (south + north) / 2]} width={width} height={height} />
        ) : (
          <Coast
            scene={scene}
            extent={inset.extent}
            language={language}
            stateOf={({ presence, presenceCertain }) =>
              presenceCertain ? words.presence[presence] : words.map.doubtful(words.presence[presence])
            }
            width={width}
            height={height}
          />
        )}
      </svg>
    </button>
  )
}

interface PictureProps {
  readonly scene: Scene
  readonly width: number
  readonly height: number
}

const EVERY_ZOOM = { least: 0, most: 12 }
const around = (margin: number) => ({ top: margin, right: margin, bottom: margin, left: margin })

/** Where the reader is in the whole story. */
function Overview({ scene, here, width, height }: PictureProps & { readonly here: Position }) {
  const seam = useDemarche((state) => seamOf(state.story))
  const viewport = useMemo(() => {
    const size = { width, height }
    return viewportOf(cameraFor(scene.frame, size, around(14), EVERY_ZOOM, seam), size)
  }, [scene.frame, width, height, seam])
  const { x, y } = viewport.project(here)
  return (
    <>
      <Ground viewport={viewport} />
      <Routes scene={scene} viewport={viewport} />
      <rect className="dm-inset-here" x={x - 7} y={y - 7} width="14" height="14" />
    </>
  )
}

/** CSS pixels from the picture's left edge to the westernmost site: the sea is narrow, the names stand on land. */
const SHORE = 20

/** The sites in a column down the coast, each with its state in words. */
function Coast({
  scene,
  extent,
  stateOf,
  language,
  width,
  height,
}: PictureProps & {
  readonly extent: Extent
  readonly stateOf: (badge: BadgeMark) => string
  readonly language: Language
}) {
  const [west, south, east, north] = extent
  // A region is no point, and what lies beyond the coast would stand at a place that is not its own.
  const badges = useMemo(
    () =>
      scene.badges.filter(({ kind, position: [lon, lat] }) => {
        return kind !== 'region' && lon >= west && lon <= east && lat >= south && lat <= north
      }),
    [scene.badges, west, south, east, north],
  )
  const westernmost = Math.min(...badges.map((badge) => badge.position[0]))
  const viewport = useMemo((): Viewport => {
    const size = { width, height }
    const centred = viewportOf(cameraFor([west, south, east, north], size, around(0), EVERY_ZOOM), size)
    if (!Number.isFinite(westernmost)) return centred
    const shift = centred.project([westernmost, south]).x - SHORE
    const [lon, lat] = centred.unproject({ x: width / 2 + shift, y: height / 2 })
    return viewportOf({ ...centred.camera, lon, lat }, size)
  }, [west, south, east, north, width, height, westernmost])
  const anchors = badges.map((badge) => viewport.project(badge.position))
  const heights = column(
    anchors.map(({ y }) => y),
    32,
    height,
  )
  return (
    <>
      <Ground viewport={viewport} coast={coastExtent(extent)} />
      {badges.map((badge, index) => {
        const { x, y: anchor } = anchors[index] ?? { x: 0, y: 0 }
        const y = heights[index] ?? anchor
        return (
          <g key={badge.site}>
            {Math.abs(y - anchor) > 3 && <path className="dm-inset-leader" d={`M${x} ${anchor}V${y}`} />}
            <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
              <Badge badge={badge} />
              <text className="dm-inset-name" x="19" y="-1" {...written(language, 'left')}>
                {shortened(badge.name, 12, width - x - 25)}
              </text>
              <text
                className="dm-inset-state"
                data-presence={badge.presence}
                x="19"
                y="12"
                {...written(language, 'left')}
              >
                {stateOf(badge)}
              </text>
            </g>
          </g>
        )
      })}
    </>
  )
}
