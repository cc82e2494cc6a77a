import { sketch } from 'virtual:demarche-sketch'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Legend } from '../cards/Legend.tsx'
import type { Engine, EngineStatus } from '../map/engine.ts'
import { Badge } from '../poster/Badge.tsx'
import { Inset } from '../poster/Inset.tsx'
import { fitted } from '../poster/project.ts'
import { SketchMap } from '../poster/SketchMap.tsx'
import type { Position } from '../scene/geometry.ts'
import { type Box, badgesFor, type Insets, overlaps, spread } from '../scene/screen.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { sceneOf } from '../store/derived.ts'
import { wordsIn } from '../words/words.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** The inset's picture for a map of a width, in CSS pixels: the coast is tall and narrow. */
const insetSize = (width: number): Size =>
  width >= 800 ? { width: 210, height: 230 } : width >= 560 ? { width: 166, height: 150 } : { width: 160, height: 106 }

/** Where the panel stands: beside the map, over it, or under it. The widths are those of app.css. */
function panelOf(view: Window): 'beside' | 'over' | 'under' {
  if (view.matchMedia('(min-width: 900px)').matches) return 'beside'
  return view.matchMedia('(min-width: 560px)').matches ? 'over' : 'under'
}

/** The margins that the inset, the card and the date cover, so that the frame keeps the story clear of them. */
function insetsFor({ width, height }: Size): Insets {
  if (width === 0 || height === 0) return { top: 0, right: 0, bottom: 0, left: 0 }
  const right = insetSize(width).width + 36
  switch (panelOf(window)) {
    case 'beside':
      return { top: 44, right, bottom: 60, left: 64 }
    case 'over':
      return { top: 44, right, bottom: 62, left: 330 }
    case 'under':
      return { top: 84, right: right - 30, bottom: 62, left: 64 }
  }
}

/** What may lie over the map, by class: looked up so because the browser keeps these lists, while the date moves. */
const COVERING = [
  ...['dm-inset-box', 'dm-when', 'dm-kicker', 'dm-views', 'dm-filter-bar', 'dm-card-box', 'dm-sheet'],
  'dm-map-buttons',
]

/** What lies on the map, in CSS pixels from its top left corner: labels keep off it. */
function coveredIn(room: HTMLElement | null): readonly Box[] {
  if (room === null) return []
  const { left, top, width, height } = room.getBoundingClientRect()
  return [
    ...COVERING.flatMap((name) => [...document.getElementsByClassName(name)]),
    ...[...document.getElementsByClassName('dm-map-foot')].flatMap((foot) => [...foot.children]),
  ]
    .map((element) => element.getBoundingClientRect())
    .map((box): Box => ({ x: box.left - left, y: box.top - top, width: box.width, height: box.height }))
    .filter((box) => overlaps(box, { x: 0, y: 0, width, height }))
}

export function MapRoom({ onStep }: { onStep: () => void }) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const following = useDemarche((state) => state.camera === null)
  const words = wordsIn(language).map
  const room = useRef<HTMLElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const engine = useRef<Engine>(null)
  const size = useSize(room)
  const latest = useRef(size)
  const step = useRef(onStep)
  const [status, setStatus] = useState<EngineStatus>('loading')

  useEffect(() => {
    step.current = onStep
  }, [onStep])

  useEffect(() => {
    const container = box.current
    if (container === null) return
    let removed = false
    // The map engine is the heaviest part of the page: it comes after everything that can be read without it.
    import('../map/engine.ts')
      .then(({ createEngine }) => {
        if (removed) return
        engine.current = createEngine({
          container,
          store,
          basemapUrl: `${import.meta.env.BASE_URL}basemap.pmtiles`,
          insets: () => insetsFor(latest.current),
          covered: () => coveredIn(room.current),
          onStatus: setStatus,
          onStep: () => step.current(),
        })
        Object.assign(window, { demarche: { store, engine: engine.current } })
      })
      .catch((error: unknown) => {
        console.warn(`the map: ${String(error)}`)
        setStatus('failed')
      })
    return () => {
      removed = true
      engine.current?.remove()
      engine.current = null
    }
  }, [store])

  // The list and the filters over the map come and go: labels move aside, or back.
  const view = useDemarche((state) => state.view)
  const filters = useDemarche((state) => state.filters)
  useEffect(() => engine.current?.arrange(), [view, filters])

  // The card over the map grows and shrinks; what lies under it gives way.
  useEffect(() => {
    const card = document.querySelector('.dm-card-box')
    if (card === null) return
    const observer = new ResizeObserver(() => engine.current?.arrange())
    observer.observe(card)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    latest.current = size
    engine.current?.resize()
  }, [size])

  return (
    <section className="dm-map" ref={room} aria-label={words.label} data-status={status}>
      {status !== 'drawn' && size.width > 0 && <StandIn size={size} />}
      <div className="dm-canvas" ref={box} data-status={status} />
      {status !== 'drawn' && <p className="dm-quiet">{status === 'failed' ? words.failed : words.loading}</p>}
      <div className="dm-map-buttons">
        {!following && (
          <button
            type="button"
            className="dm-follow"
            aria-label={words.follow}
            onClick={() => {
              store.setState({ camera: null })
              onStep()
            }}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M8 1v3M8 12v3M1 8h3M12 8h3M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z" />
            </svg>
            <span>{words.follow}</span>
          </button>
        )}
        {status === 'drawn' && (
          <>
            <button type="button" aria-label={words.zoomIn} onClick={() => engine.current?.zoomBy(1)}>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M8 3v10M3 8h10" />
              </svg>
            </button>
            <button type="button" aria-label={words.zoomOut} onClick={() => engine.current?.zoomBy(-1)}>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M3 8h10" />
              </svg>
            </button>
          </>
        )}
      </div>
      <div className="dm-map-foot">
        <Legend />
        <p className="dm-attribution">
          {words.attribution} · {words.attributionSources}
        </p>
      </div>
      {size.width > 0 && (
        <div className="dm-inset-box">
          <Inset
            {...insetSize(size.width)}
            onLook={(extent) => {
              if (extent === null) store.setState({ camera: null })
              else engine.current?.lookAt(extent)
              onStep()
            }}
          />
        </div>
      )}
    </section>
  )
}

/** The picture until the moving map has drawn, and instead of it where it cannot: it follows the date all the same. */
function StandIn({ size }: { size: Size }) {
  const scene = useDemarche(sceneOf)
  const margins = insetsFor(size)
  const width = Math.max(80, size.width - margins.left - margins.right)
  const height = Math.max(80, size.height - margins.top - margins.bottom)
  const projection = fitted(scene.frame, width, height)
  const pixel = (position: Position) => {
    const [x, y] = projection(position)
    return { x, y }
  }
  const badges = badgesFor(scene.badges, pixel)
  const anchors = badges.map((badge) => pixel(badge.position))
  return (
    <svg className="dm-stand-in" width={size.width} height={size.height} aria-hidden="true">
      <g transform={`translate(${margins.left} ${margins.top})`}>
        <SketchMap sketch={sketch.overview} projection={projection} scene={scene} names>
          {spread(anchors, 30, 30).map(({ x, y }, index) => {
            const badge = badges[index]
            return badge === undefined ? null : (
              <g key={badge.site} transform={`translate(${x} ${y})`}>
                <Badge badge={badge} />
              </g>
            )
          })}
        </SketchMap>
      </g>
    </svg>
  )
}

/** An element's size in CSS pixels, kept as it changes; zero until it is known. */
function useSize(of: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    if (of.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      const { width, height } = entry.contentRect
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
    })
    observer.observe(of.current)
    return () => observer.disconnect()
  }, [of])
  return size
}
