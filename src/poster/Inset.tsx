import { sketch } from 'virtual:demarche-sketch'
import { spread } from '../scene/screen.ts'
import { textIn } from '../scene/scene.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { sceneOf } from '../store/derived.ts'
import { wordsIn } from '../words/words.ts'
import { BadgeShape } from './BadgeShape.tsx'
import { SketchMap } from './SketchMap.tsx'
import './poster.css'

/** From this zoom on, over the coast, the map itself shows what the inset would, so the inset shows the whole story. */
const CLOSE = 6.6

/**
 * The second scale: the coast with each site's state in words; the whole story when the reader is at the coast.
 * @param width and @param height of the picture in CSS pixels
 */
export function Inset({ width, height }: { width: number; height: number }) {
  const store = useDemarcheStore()
  const scene = useDemarche(sceneOf)
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const camera = useDemarche((state) => state.camera)
  const words = wordsIn(language)
  const [west, south, east, north] = story.inset.extent
  const margin = 1.2
  const atCoast =
    camera !== null &&
    camera.zoom >= CLOSE &&
    camera.lon > west - margin &&
    camera.lon < east + margin &&
    camera.lat > south - margin &&
    camera.lat < north + margin
  const name = atCoast ? words.map.overview : textIn(story.inset.name, language)
  return (
    <button
      type="button"
      className="dm-inset"
      aria-label={atCoast ? words.map.insetToStory : words.map.insetToCoast(name)}
      onClick={() =>
        store.setState({ camera: atCoast ? null : { lon: (west + east) / 2, lat: (south + north) / 2, zoom: 8 } })
      }
    >
      <span className="dm-inset-title">{name}</span>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        {atCoast ? (
          <SketchMap
            sketch={sketch.overview}
            extent={sketch.overview.extent}
            scene={scene}
            width={width}
            height={height}
            names={false}
          >
            {(projection) => {
              const [x, y] = projection([(west + east) / 2, (south + north) / 2])
              return <rect className="dm-inset-here" x={x - 7} y={y - 7} width="14" height="14" />
            }}
          </SketchMap>
        ) : (
          <SketchMap
            sketch={sketch.coast}
            extent={story.inset.extent}
            scene={{ ...scene, arcs: [] }}
            width={width}
            height={height}
            names={false}
          >
            {(projection) => {
              const anchors = scene.badges.map((badge) => {
                const [x, y] = projection(badge.position)
                return { x, y }
              })
              const placed = spread(anchors, 14)
              return scene.badges.map((badge, index) => {
                const { x, y } = placed[index] ?? { x: 0, y: 0 }
                return (
                  <g key={badge.site} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
                    <BadgeShape badge={badge} />
                    <text className="dm-inset-name" x="19" y="-1">
                      {badge.name}
                    </text>
                    <text className="dm-inset-state" data-presence={badge.presence} x="19" y="12">
                      {words.presence[badge.presence]}
                    </text>
                  </g>
                )
              })
            }}
          </SketchMap>
        )}
      </svg>
    </button>
  )
}
