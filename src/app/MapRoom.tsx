import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Legend } from '../cards/Legend.tsx'
import { TONGUES } from '../languages.ts'
import type { Engine } from '../map/engine.ts'
import { Inset } from '../poster/Inset.tsx'
import { createMarks, type Marks } from '../poster/marks.ts'
import { cameraFor, heldInWorld, type Viewport, viewportOf } from '../scene/camera.ts'
import { seamOf } from '../scene/geometry.ts'
import { insetSize, insetsFor } from '../scene/insets.ts'
import type { Box } from '../scene/screen.ts'
import { zoomsOf } from '../scene/zooms.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { sceneOf } from '../store/derived.ts'
import { wordsIn } from '../words/words.ts'
import { GestureHint } from './GestureHint.tsx'
import { gesturesAsked } from './gestures.ts'
import { bringGround } from './ground.ts'
import { bringList } from './Late.tsx'
import { keepLive } from './live.ts'
import { usePanning } from './panning.tsx'
import { Still } from './Still.tsx'
import { coveredIn, type Room, roomOf, type Standing, sameBoxes } from './standing.ts'

/** Milliseconds in which the moving map comes out over the picture; map.css says the same. */
const FADE = 300

/** What is drawn now: the picture is taken away once the moving map has come out over it. */
interface Stage {
  readonly status: 'loading' | 'drawn' | 'failed'
  readonly isOut: boolean
}

/** The map's room: the picture at once, the moving map over it when the page has time for it. */
export function MapRoom({ onStep, standing }: { onStep: () => void; standing: Standing }) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const inset = useDemarche((state) => state.story.inset)
  const following = useDemarche((state) => state.camera === null)
  const words = wordsIn(language).map
  const room = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const engine = useRef<Engine>(null)
  const marks = useRef<Marks>(null)
  const viewport = useRef<Viewport>(null)
  const measured = useMeasured(room, standing.room)
  const panels = useRef(standing.panels)
  const isPrinted = usePrinted()
  const [isCooperative] = useState(() => gesturesAsked() === 'cooperative')
  const [{ status, isOut }, setStage] = useState<Stage>({ status: 'loading', isOut: false })
  const { direction } = TONGUES[language]
  const insets = useMemo(
    () => (measured === null ? null : insetsFor(measured.size, measured.panel, direction, inset !== null)),
    [measured, direction, inset],
  )
  const size = measured?.size ?? null
  const latest = useRef({ insets, onStep, size })
  latest.current = { insets, onStep, size }

  // Asked when the page rests: in the middle of a step the page would have to lay itself out for the answer.
  const measurePanels = useCallback((): readonly Box[] => {
    const now = coveredIn(room.current)
    if (!sameBoxes(now, panels.current)) {
      panels.current = now
      if (viewport.current !== null) marks.current?.draw(viewport.current)
    }
    return now
  }, [])
  const covered = useCallback(() => {
    const over = measurePanels()
    return [...(marks.current?.boxes() ?? []), ...over]
  }, [measurePanels])
  const step = useCallback(() => latest.current.onStep(), [])
  const show = useCallback((next: Viewport) => {
    viewport.current = next
    marks.current?.draw(next)
    bringGround(next)
  }, [])

  // The buttons and labels are the same elements whichever picture lies under them.
  useLayoutEffect(() => {
    if (layer.current === null) return
    const created = createMarks({
      layer: layer.current,
      store,
      insets: () => latest.current.insets ?? NO_INSETS,
      covered: () => panels.current,
      onStep: step,
    })
    marks.current = created
    // Measured once the page stands: see `arrange`.
    if (viewport.current !== null) created.draw(viewport.current, 'expected')
    let drawn = sceneOf(store.getState())
    const unsubscribe = store.subscribe((state) => {
      const scene = sceneOf(state)
      if (scene === drawn) return
      drawn = scene
      if (viewport.current !== null) created.draw(viewport.current)
    })
    return () => {
      unsubscribe()
      created.remove()
      marks.current = null
    }
  }, [store, step])

  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    if (isCooperative) dataset['gestures'] = 'cooperative'
    else delete dataset['gestures']
  }, [isCooperative])

  // The map engine is the heaviest part of the page: it comes after everything that can be read without it.
  useEffect(() => {
    const [container, section] = [canvas.current, room.current]
    if (container === null || section === null) return
    return keepLive({
      section,
      container,
      store,
      basemapUrl: `${import.meta.env.BASE_URL}basemap.pmtiles`,
      insets: () => latest.current.insets ?? NO_INSETS,
      isCooperative,
      covered,
      onMove: (camera) => {
        const { size } = latest.current
        // Measured before: to ask the page again at each frame would make it lay itself out.
        if (container.dataset['status'] === 'drawn' && size !== null) show(viewportOf(camera, size))
      },
      onStep: step,
      onStage: (next) => {
        const set = () => setStage((before) => (before.status === next ? before : { status: next, isOut: false }))
        if (next === 'drawn' || container.dataset['status'] !== 'drawn') {
          set()
          return
        }
        // The map goes, or is blank already: the picture is there in the same frame.
        const isFocused = container.contains(document.activeElement)
        flushSync(set)
        if (isFocused) section.querySelector<HTMLElement>('.dm-map-buttons button')?.focus({ preventScroll: true })
      },
      onEngine: (next) => {
        engine.current = next
        Object.assign(windowFacts(), { engine: next ?? undefined })
      },
    })
  }, [store, covered, show, step, isCooperative])

  useEffect(() => {
    if (status !== 'drawn') return
    const timer = setTimeout(() => setStage({ status, isOut: true }), store.getState().reducedMotion ? 0 : FADE)
    return () => clearTimeout(timer)
  }, [status, store])

  useEffect(() => {
    if (status === 'failed') bringGround(null)
  }, [status])

  // What a reader has not asked for comes when the page has all that is wanted sooner.
  const [isAtRest, rest] = useState(false)
  const isDone = isOut || status === 'failed'
  useEffect(() => {
    if (!isDone) return
    const timer = setTimeout(() => {
      rest(true)
      bringList()
    }, SOON)
    return () => clearTimeout(timer)
  }, [isDone])

  const arrange = useCallback(() => {
    measurePanels()
    if (viewport.current !== null) marks.current?.draw(viewport.current)
    engine.current?.arrange()
  }, [measurePanels])

  // The list, the filters and the quiet line over the map come and go: labels move aside, or back.
  const view = useDemarche((state) => state.view)
  const filters = useDemarche((state) => state.filters)
  useEffect(arrange, [view, filters, language, status, arrange])

  // The card over the map grows and shrinks, and so does the date with what it says of the sources; what lies under gives way.
  useEffect(() => {
    const observer = new ResizeObserver(arrange)
    for (const panel of document.querySelectorAll('.dm-card-box, .dm-when')) observer.observe(panel)
    return () => observer.disconnect()
  }, [arrange])

  useEffect(() => engine.current?.resize(), [measured, insets])

  const zoomBy = (levels: number) => {
    if (status === 'drawn') {
      engine.current?.zoomBy(levels)
      return
    }
    if (viewport.current === null) return
    const { camera, size } = viewport.current
    const { least, most } = zoomsOf(store.getState().story).reader
    const zoom = Math.min(Math.max(camera.zoom + levels, least), most)
    store.setState({ camera: heldInWorld({ ...camera, zoom }, size, seamOf(store.getState().story)) })
  }
  const panning = usePanning(viewport, store, zoomBy, isCooperative)
  const isStill = status !== 'drawn' || !isOut || isPrinted

  return (
    <section
      className="dm-map"
      ref={room}
      aria-label={words.label}
      data-status={status}
      data-printed={isPrinted || undefined}
      data-gestures={isCooperative ? 'cooperative' : undefined}
    >
      {isStill && measured !== null && insets !== null && (
        <div
          className="dm-stage"
          {...panning}
          {...(status === 'failed' ? { tabIndex: 0, role: 'application', 'aria-label': words.label } : {})}
        >
          <Still
            size={measured.size}
            insets={insets}
            isPrinted={isPrinted}
            panels={panels.current}
            covered={covered}
            onViewport={show}
            onStep={onStep}
          />
        </div>
      )}
      <div className="dm-canvas" ref={canvas} data-status={status} />
      <div className="dm-marks" ref={layer} />
      {isCooperative && <GestureHint room={room} />}
      {status === 'failed' && <p className="dm-quiet">{words.failed}</p>}
      <div className="dm-map-buttons">
        {!following && (
          <button
            type="button"
            className="dm-follow"
            aria-label={words.follow}
            onClick={({ currentTarget }) => {
              // The button goes; the focus goes to the one that then stands at its place.
              const next = currentTarget.nextElementSibling
              if (next instanceof HTMLElement) next.focus({ preventScroll: true })
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
        <button type="button" aria-label={words.zoomIn} onClick={() => zoomBy(1)}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 3v10M3 8h10" />
          </svg>
        </button>
        <button type="button" aria-label={words.zoomOut} onClick={() => zoomBy(-1)}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 8h10" />
          </svg>
        </button>
      </div>
      <div className="dm-map-foot">
        <Legend isAtRest={isAtRest} />
        <p className="dm-attribution">
          {words.attribution} · {words.attributionSources}
        </p>
      </div>
      {inset !== null && measured !== null && insets !== null && (
        <div className="dm-inset-box">
          <Inset
            inset={inset}
            {...insetSize(measured.size.width)}
            onLook={(extent) => {
              const camera =
                extent === null
                  ? null
                  : cameraFor(
                      extent,
                      measured.size,
                      insets,
                      zoomsOf(store.getState().story).reader,
                      seamOf(store.getState().story),
                    )
              store.setState({ camera })
              onStep()
            }}
          />
        </div>
      )}
    </section>
  )
}

/** Milliseconds. */
const SOON = 4000

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 }

/** What the page tells tests, the bench and whoever looks into it; the app has put it there. */
function windowFacts(): object {
  const facts: unknown = 'demarche' in window ? window.demarche : null
  return typeof facts === 'object' && facts !== null ? facts : {}
}

/** An element's room, kept as it changes; before it is measured what stood there before, or null. */
function useMeasured(of: RefObject<HTMLElement | null>, standing: Room | null): Room | null {
  const [measured, setMeasured] = useState(standing)
  // Before the first paint, so that the first thing seen is the picture.
  useLayoutEffect(() => {
    const element = of.current
    if (element === null) return
    const measure = () => {
      // On paper the picture keeps the size that it has on the screen, and is scaled.
      if (matchMedia('print').matches) return
      const now = roomOf(element)
      if (now === null) return
      setMeasured((before) =>
        before !== null &&
        before.size.width === now.size.width &&
        before.size.height === now.size.height &&
        before.panel === now.panel
          ? before
          : now,
      )
    }
    if (standing === null) measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [of, standing])
  return measured
}

/** Whether the page is on its way to paper: the browser takes its picture of the page as soon as it has asked. */
function usePrinted(): boolean {
  const [isPrinted, setPrinted] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinted(true))
    const end = () => setPrinted(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinted
}
