import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec'
import { addProtocol, type GeoJSONSource, Map as MapLibreMap, type PointLike, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import { fonts } from '../basemap/fonts.ts'
import { basemapStyle } from '../basemap/style.ts'
import type { Camera } from '../scene/camera.ts'
import { seamOf } from '../scene/geometry.ts'
import type { Box, Insets } from '../scene/screen.ts'
import { zoomsOf } from '../scene/zooms.ts'
import { selectEvent } from '../store/actions.ts'
import { sceneOf, themeOf } from '../store/derived.ts'
import type { Store } from '../store/store.ts'
import { arrowImage } from './arrow.ts'
import { featuresOf, SPACE, spacesOf } from './features.ts'
import { createFraming } from './framing.ts'
import { CHOOSABLE_LAYERS, STORY_SOURCES, storyLayers } from './layers.ts'
import { stagesOf, veiled } from './stages.ts'
import { createTiles } from './tiles.ts'
import { workerAddress } from './worker.ts'

export { workerIsThere } from './worker.ts'

/**
 * `drawn` only when features of the basemap have been seen; the `load` event proves nothing. `lost`: the drawing context
 * went and did not come back, and only another engine can draw.
 */
export type EngineStatus = 'loading' | 'drawn' | 'failed' | 'lost'

export interface EngineOptions {
  readonly container: HTMLElement
  readonly store: Store
  /** Address of the PMTiles archive. */
  readonly basemapUrl: string
  /** Margins that panels over the map cover, in CSS pixels. */
  readonly insets: () => Insets
  /** One finger and the wheel are the page's; two fingers and Ctrl are the map's. */
  readonly isCooperative: boolean
  /** The marks and panels that lie over the map now: labels keep off them. */
  readonly covered: () => readonly Box[]
  readonly onStatus: (status: EngineStatus) => void
  /** The camera moved, by whomever. */
  readonly onMove: (camera: Camera) => void
  /** The reader took a deliberate step (chose an event), which the address keeps as a Back entry. */
  readonly onStep: () => void
}

export interface Engine {
  /** Brings the map nearer (1) or further (-1) by a zoom level; counts as the reader's own move. */
  readonly zoomBy: (levels: number) => void
  /** Puts labels right after what lies over the map changed. */
  readonly arrange: () => void
  /** Fits the frame again after the container or the panels over it changed. */
  readonly resize: () => void
  /** Stops what moves, and leaves the reader's camera to the store: before another picture takes over. */
  readonly rest: () => void
  readonly remove: () => void
  /** Resolves when the frame rests and all that it shows is drawn. */
  readonly settled: () => Promise<void>
  /** For tests and the bench: the map that is drawn. */
  readonly map: MapLibreMap
}

/** Milliseconds after which a map that has drawn nothing counts as failed. */
const PATIENCE = 12_000
/** Milliseconds after which a lost drawing context is not waited for any more. */
const LOST_PATIENCE = 3000
/** Milliseconds that labels wait while the date is being dragged. */
const SETTLE = 220
/** Layers of the story that come into the style in one frame. */
const LAYERS_A_FRAME = 9

let prepared = false
function prepare(): void {
  if (prepared) return
  prepared = true
  setWorkerUrl(workerAddress())
}

/**
 * A MapLibre map that follows the store, outside React.
 * @throws Error where the browser has no WebGL
 */
export function createEngine({
  container,
  store,
  basemapUrl,
  insets,
  isCooperative,
  covered,
  onStatus,
  onMove,
  onStep,
}: EngineOptions): Engine {
  prepare()
  const tiles = createTiles(basemapUrl, (missing) => {
    if (isLost) return
    if (status === 'drawn') {
      tiles.forget()
      map.refreshTiles('basemap', [...missing])
    } else renewStyle()
  })
  addProtocol(tiles.protocol().scheme, async (request, abort) => {
    const { data } = await tiles.protocol().tile(request, abort)
    if (typeof data !== 'object' || data === null) throw new Error(`${request.url} holds nothing that can be drawn`)
    return { data }
  })

  const ground = (): StyleSpecification => {
    const state = store.getState()
    return basemapStyle({ theme: themeOf(state), language: state.language, tiles: tiles.protocol().url, fonts })
  }
  const storySources = (): readonly (readonly [string, GeoJSONSourceSpecification])[] => {
    const scene = featuresOf(sceneOf(store.getState()))
    return STORY_SOURCES.map((source) => [
      source,
      { type: 'geojson', data: source === 'spaces' ? spacesOf([], () => [0, 0]) : scene[source], tolerance: 0 },
    ])
  }
  const wholeStyle = (): StyleSpecification => {
    const style = ground()
    return {
      ...style,
      sources: { ...style.sources, ...Object.fromEntries(storySources()) },
      layers: [...style.layers, ...storyLayers(themeOf(store.getState()))],
    }
  }

  const { reader: zooms } = zoomsOf(store.getState().story)
  const first = ground()
  let stages = stagesOf([...first.layers, ...storyLayers(themeOf(store.getState()))])
  /** The story's layers are in the style: at first they come after the ground, in a frame of their own. */
  let isWhole = false
  /** Those of them that are not. */
  let unadded: readonly LayerSpecification[] = []
  const map = new MapLibreMap({
    container,
    style: { ...first, layers: veiled(first.layers) },
    // A test holds that it is a valid one.
    validateStyle: false,
    minZoom: zooms.least,
    maxZoom: zooms.most,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    attributionControl: false,
    cooperativeGestures: isCooperative,
    // A story that lies across the antimeridian is drawn in two worlds, side by side.
    renderWorldCopies: seamOf(store.getState().story) !== -180,
    // Labels appear at once: the same moment gives the same pixels, whichever way one came.
    fadeDuration: 0,
    center: [36, 44],
    zoom: 3,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()

  /** MapLibre has no style while its drawing context is lost: whatever is asked of it then throws. */
  let isLost = false
  const renewStyle = () => {
    if (isLost) return
    stages = []
    unadded = []
    isWhole = true
    tiles.forget()
    map.setStyle(wholeStyle(), { diff: false })
  }

  const addImages = () => {
    if (!map.hasImage('arrow')) map.addImage('arrow', arrowImage(), { sdf: true, pixelRatio: 2 })
    for (const [name, size] of [
      ['space', SPACE],
      ['dot-space', 6],
    ] as const) {
      const empty = { width: size, height: size, data: new Uint8Array(size * size * 4) }
      if (!map.hasImage(name)) map.addImage(name, empty)
    }
  }

  const size = () => ({ width: container.clientWidth, height: container.clientHeight })
  const framing = createFraming({ map, store, size, insets })

  // The marks ---------------------------------------------------------------------------------------------------

  let pendingSpaces: ReturnType<typeof setTimeout> | undefined
  let drawnScene: ReturnType<typeof sceneOf> | null = null
  const applyScene = () => {
    if (isLost) return
    const scene = sceneOf(store.getState())
    if (scene === drawnScene) return
    const sources = STORY_SOURCES.filter((source) => source !== 'spaces')
    const features = featuresOf(scene)
    let complete = true
    for (const name of sources) {
      const source = map.getSource<GeoJSONSource>(name)
      if (source === undefined) complete = false
      else source.setData(features[name])
    }
    if (complete) drawnScene = scene
    clearTimeout(pendingSpaces)
    pendingSpaces = setTimeout(() => {
      pendingSpaces = undefined
      applySpaces()
    }, SETTLE)
  }

  const applySpaces = () => {
    if (isLost) return
    const { width, height } = size()
    // Names that the edge would cut are left out too.
    const edges: readonly Box[] = [
      { x: 0, y: 0, width, height: 2 },
      { x: 0, y: height - 2, width, height: 2 },
      { x: 0, y: 0, width: 2, height },
      { x: width - 2, y: 0, width: 2, height },
    ]
    map
      .getSource<GeoJSONSource>('spaces')
      ?.setData(spacesOf([...covered(), ...edges], ([x, y]) => map.unproject([x, y]).toArray()))
  }

  /** Some of the story's layers, and the others in the next frame: all at once would make a long task. */
  const addLayers = () => {
    if (isLost) return
    for (const layer of unadded.slice(0, LAYERS_A_FRAME)) map.addLayer(layer)
    unadded = unadded.slice(LAYERS_A_FRAME)
    if (unadded.length > 0) map.once('render', addLayers)
  }

  const addStory = () => {
    if (isWhole || isLost) return
    isWhole = true
    for (const [name, source] of storySources()) map.addSource(name, source)
    unadded = veiled(storyLayers(themeOf(store.getState())))
    addLayers()
    drawnScene = sceneOf(store.getState())
    applySpaces()
  }
  map.on('style.load', () => {
    if (isLost) return
    // Not ours, or broken: another engine has to draw.
    if (map.getLayer('land') === undefined) {
      report('loading')
      wait(LOST_PATIENCE, 'lost')
      return
    }
    addImages()
    if (!isWhole) {
      map.once('render', addStory)
      return
    }
    drawnScene = null
    applyScene()
    applySpaces()
  })
  map.on('move', () => onMove(framing.camera()))
  map.on('moveend', applySpaces)

  /** The event of the mark under a point of the map, null where there is none; the lines are wide to the touch. */
  const eventUnder = (point: PointLike): string | null => {
    if (isLost) return null
    const layers = CHOOSABLE_LAYERS.filter((layer) => map.getLayer(layer) !== undefined)
    const id: unknown = map.queryRenderedFeatures(point, { layers })[0]?.properties['event']
    return typeof id === 'string' ? id : null
  }
  map.on('click', ({ point }) => {
    const id = eventUnder(point)
    if (id === null) return
    selectEvent(store, id)
    onStep()
  })
  map.on('mousemove', ({ point }) => {
    map.getCanvas().style.cursor = eventUnder(point) === null ? '' : 'pointer'
  })

  // Honest status -----------------------------------------------------------------------------------------------

  let status: EngineStatus = 'loading'
  const report = (next: EngineStatus) => {
    if (status === next) return
    status = next
    onStatus(next)
  }
  /** Whether land is drawn: in a few points first, as all of it takes long to find. */
  const hasLand = () => {
    const { width, height } = size()
    const parts = [0.5, 0.25, 0.75]
    const points = parts.flatMap((x) => parts.map((y): PointLike => [x * width, y * height]))
    const layers = ['land']
    return (
      points.some((point) => map.queryRenderedFeatures(point, { layers }).length > 0) ||
      map.queryRenderedFeatures({ layers }).length > 0
    )
  }
  /** The layers of the next stage, and in the frame after it those of the one after. */
  const unveil = () => {
    const [stage, ...others] = stages
    if (stage === undefined || isLost) return
    stages = others
    for (const { layer, property, value } of stage) map.setPaintProperty(layer, property, value)
    map.once('render', unveil)
    map.triggerRepaint()
  }
  map.on('idle', () => {
    if (status === 'drawn' || isLost || !isWhole || map.getLayer('land') === undefined) return
    if (stages.length > 0) {
      unveil()
      return
    }
    // Holes would be seas: where a tile is missing the picture stays.
    if (tiles.isComplete() && hasLand()) {
      report('drawn')
      // The panels around the map and their fonts may have come later than the camera.
      applySpaces()
    } else if (tiles.hasFailed()) report('failed')
  })
  let patience: ReturnType<typeof setTimeout> | undefined
  const wait = (milliseconds: number, then: EngineStatus) => {
    clearTimeout(patience)
    patience = setTimeout(() => {
      if (status === 'loading') report(then)
    }, milliseconds)
  }
  wait(PATIENCE, 'failed')

  // A tile that fails is no reason to stop: what is drawn stays, and the status tells whether anything is.
  map.on('error', (event) => {
    tiles.note(event)
    console.warn(`the map: ${event.error.message}`)
  })
  map.on('webglcontextlost', () => {
    isLost = true
    map.stop()
    report('loading')
    wait(LOST_PATIENCE, 'lost')
  })
  map.on('webglcontextrestored', () => {
    isLost = false
    wait(PATIENCE, 'lost')
    renewStyle()
    framing.apply(false)
  })

  // The store ---------------------------------------------------------------------------------------------------

  framing.apply(false)
  // Panels change their size with the faces that their words are in.
  document.fonts.addEventListener('loadingdone', applySpaces)
  const unsubscribe = store.subscribe((state, before) => {
    if (themeOf(state) !== themeOf(before) || state.language !== before.language) {
      renewStyle()
    }
    applyScene()
    framing.follow(state, before)
  })

  return {
    map,
    zoomBy: framing.zoomBy,
    arrange: applySpaces,
    resize: () => {
      if (isLost || size().width === 0 || size().height === 0) return
      map.resize()
      framing.apply(false)
      applySpaces()
    },
    settled: () =>
      new Promise((resolve) => {
        const check = () => {
          if (framing.isPending() || pendingSpaces !== undefined || map.isMoving() || !map.loaded()) return
          map.off('idle', check)
          resolve()
        }
        map.on('idle', check)
        map.triggerRepaint()
      }),
    rest: framing.rest,
    remove: () => {
      document.fonts.removeEventListener('loadingdone', applySpaces)
      unsubscribe()
      framing.remove()
      tiles.remove()
      clearTimeout(pendingSpaces)
      clearTimeout(patience)
      map.remove()
    },
  }
}
