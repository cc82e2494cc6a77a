import { type ReactNode, useId } from 'react'
import { TONGUES } from '../languages.ts'
import type { Language } from '../model.ts'
import type { Viewport } from '../scene/camera.ts'
import { beside, labelledAt, labelledTrips, namesExpected, namesFor, spotBoxes, spotsFor } from '../scene/layout.ts'
import type { Scene } from '../scene/scene.ts'
import type { Box } from '../scene/screen.ts'
import { AREAS, HALOS, NAMES, PLACES, ROUTES } from '../scene/strokes.ts'
import { wordsIn } from '../words/words.ts'
import { Badge } from './Badge.tsx'
import { type Drawn, dashed, pathOf, pixels, placed } from './drawing.ts'
import { Ground } from './Ground.tsx'
import { Routes, Tips } from './Routes.tsx'
import { TRIP, tripRoom, tripWords } from './trip-words.ts'
import { written } from './written.ts'
import './poster.css'

export interface PictureProps {
  readonly scene: Scene
  readonly viewport: Viewport
  readonly language: Language
  /** Badges and the labels of trips as parts of the picture, where no buttons lie over it. */
  readonly badges?: boolean
  /** What lies over the picture, in CSS pixels from its top left corner: names keep off it. */
  readonly covered?: readonly Box[]
  /** A pointer chooses the event of a route. */
  readonly onChoose?: (event: string) => void
}

const NOTHING: readonly Box[] = []

/**
 * The scene as SVG, mark by mark as the map draws it, with the same camera; it needs no browser. Land and borders stand in
 * the page's `#dm-ground`.
 */
export function Picture({ scene, viewport, language, badges = false, covered = NOTHING, onChoose }: PictureProps) {
  const { width, height } = viewport.size
  const own = useMarks({ scene, viewport, language, badges, covered })
  return (
    <svg
      className="dm-picture"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      <Ground viewport={viewport} />
      <Areas scene={scene} viewport={viewport} />
      {onChoose !== undefined && <Touch scene={scene} viewport={viewport} onChoose={onChoose} />}
      <Routes scene={scene} viewport={viewport} />
      <Places scene={scene} viewport={viewport} />
      <Tips scene={scene} viewport={viewport} />
      <Names scene={scene} viewport={viewport} language={language} taken={own.taken} />
      {own.marks}
    </svg>
  )
}

function Areas({ scene, viewport }: Drawn) {
  return scene.areas.map(({ id, ring, name, position }) => {
    const { x, y } = viewport.project(position)
    return (
      <g key={id} className="dm-area" data-area={id}>
        <path
          d={`${pathOf(viewport, ring)}Z`}
          fillOpacity={AREAS.opacity}
          strokeWidth={AREAS.edge.width}
          strokeDasharray={dashed(AREAS.edge.dashes, AREAS.edge.width)}
        />
        {viewport.camera.zoom >= AREAS.namesFromZoom && (
          <text x={pixels(x)} y={pixels(y)} textAnchor="middle" dominantBaseline="central" fontSize={AREAS.nameSize}>
            {name}
          </text>
        )}
      </g>
    )
  })
}

function Touch({ scene, viewport, onChoose }: Drawn & { readonly onChoose: (event: string) => void }) {
  return scene.arcs.map(({ id, event, line }) => (
    // A way for pointers only: the card, the list and the timeline lead to the same event by key.
    // biome-ignore lint/a11y/noStaticElementInteractions: the picture is hidden from keys and readers
    <path
      key={id}
      className="dm-route-touch"
      d={pathOf(viewport, line)}
      strokeWidth={ROUTES.touch.width}
      onClick={() => onChoose(event)}
    />
  ))
}

function Places({ scene, viewport }: Drawn) {
  return (
    <>
      {scene.places.map(({ id, position, today, look }) => {
        if (today === 'no') return null
        const { opacity, stroke, strokeOpacity } = HALOS[today]
        return (
          <g key={id} className="dm-halo" data-look={look} data-halo={id} transform={placed(viewport, position)}>
            <circle r={HALOS.radius} fillOpacity={opacity} stroke="none" />
            <circle r={HALOS.radius + stroke / 2} fill="none" strokeWidth={stroke} strokeOpacity={strokeOpacity} />
          </g>
        )
      })}
      {scene.places.map(({ id, position, selected }) => {
        const { radius, stroke } = selected ? PLACES.selected : PLACES.plain
        return (
          <circle
            key={id}
            className="dm-place"
            data-place={id}
            transform={placed(viewport, position)}
            r={radius + stroke / 2}
            strokeWidth={stroke}
          />
        )
      })}
    </>
  )
}

function Names({
  scene,
  viewport,
  language,
  taken,
}: Drawn & Pick<PictureProps, 'language'> & { readonly taken: readonly Box[] }) {
  return namesFor(scene, viewport, taken).map(({ place, x, y, anchor }) => (
    <text
      key={place.id}
      className="dm-place-name"
      data-name={place.id}
      x={pixels(x)}
      y={pixels(y)}
      dominantBaseline="central"
      fontSize={NAMES.size}
      strokeWidth={2 * NAMES.halo}
      {...written(language, anchor)}
    >
      {place.name}
    </text>
  ))
}

/** Badges and trip labels where the picture has them itself; and what names must keep off. */
function useMarks({ scene, viewport, language, badges, covered }: Required<Omit<PictureProps, 'onChoose'>>): {
  readonly taken: readonly Box[]
  readonly marks: ReactNode
} {
  const clip = useId()
  if (!badges) return { taken: covered, marks: null }
  const words = wordsIn(language)
  const spots = spotsFor(scene, viewport, covered)
  const boxes: Box[] = [...covered, ...spotBoxes(spots)]
  const trips = labelledTrips(scene, viewport).flatMap((arc) => {
    const { who, route } = tripWords(arc, language)
    const room = tripRoom({ who, route })
    const tip = viewport.project(labelledAt(arc))
    const box =
      beside(tip, room, viewport.size, [...boxes, ...namesExpected(scene, viewport)]) ??
      beside(tip, room, viewport.size, boxes)
    if (box === null) return []
    boxes.push(box)
    return [{ id: arc.id, who, route, box }]
  })
  const inside = (side: 'left' | 'right', { x, width }: Box) =>
    side === 'left' ? x + TRIP.padding : x + width - TRIP.padding
  const start = TONGUES[language].direction === 'rtl' ? 'right' : 'left'
  return {
    taken: boxes,
    marks: (
      <>
        {spots.map(({ badge, anchor, at, side, isNamed }) => {
          const isMoved = Math.hypot(at.x - anchor.x, at.y - anchor.y) > 1
          const away = side === 'left' ? -20 : 20
          return (
            <g key={badge.site} data-badge={badge.site}>
              {isMoved && (
                <path
                  className="dm-badge-leader"
                  d={`M${pixels(anchor.x)} ${pixels(anchor.y)}L${pixels(at.x)} ${pixels(at.y)}`}
                />
              )}
              {isMoved && <circle className="dm-badge-foot" cx={pixels(anchor.x)} cy={pixels(anchor.y)} r="3" />}
              <g transform={`translate(${pixels(at.x)} ${pixels(at.y)})`}>
                <Badge badge={badge} />
                {isNamed && (
                  <>
                    <text
                      className="dm-badge-name"
                      x={away}
                      y="-2"
                      {...written(language, side === 'left' ? 'right' : 'left')}
                    >
                      {badge.name}
                    </text>
                    <text
                      className="dm-badge-state"
                      x={away}
                      y="13"
                      {...written(language, side === 'left' ? 'right' : 'left')}
                    >
                      {badge.presenceCertain
                        ? words.presence[badge.presence]
                        : words.cards.uncertain(words.presence[badge.presence])}
                    </text>
                  </>
                )}
              </g>
            </g>
          )
        })}
        {trips.map(({ id, who, route, box }, index) => (
          <g key={id} className="dm-trip" data-trip={id}>
            <clipPath id={`${clip}-${index}`}>
              <rect {...box} />
            </clipPath>
            <rect {...box} rx="3" />
            <g clipPath={`url(#${clip}-${index})`}>
              <text
                className="dm-trip-who"
                x={inside(start, box)}
                y={box.y + TRIP.lines[0]}
                {...written(language, start)}
              >
                {who}
              </text>
              <text
                className="dm-trip-route"
                x={inside(start, box)}
                y={box.y + TRIP.lines[1]}
                {...written(language, start)}
              >
                {route}
              </text>
            </g>
          </g>
        ))}
      </>
    ),
  }
}
