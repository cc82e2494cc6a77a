import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec'
import { addProtocol, type GeoJSONSource, Map as MapLibreMap, type PointLike, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import { fonts } from '../basemap/fonts.ts'
import { basemapProtocol } from '../basemap/protocol.ts'
import { basemapStyle } from '../basemap/style.ts'
import type { Extent } from '../model.ts'
import { type Camera, cameraFor, heldInWorld } from '../scene/camera.ts'
import { seamOf, within } from '../scene/geometry.ts'
import type { Box, Insets } from '../scene/screen.ts'
import { zoomsOf } from '../scene/zooms.ts'
import { selectEvent } from '../store/actions.ts'
import { sceneOf, themeOf } from '../store/derived.ts'
import type { Store } from '../store/store.ts'
import { arrowImage } from './arrow.ts'
import { featuresOf, SPACE, spacesOf } from './features.ts'
import { CHOOSABLE_LAYERS, STORY_SOURCES, storyLayers } from './layers.ts'
import { stagesOf, veiled } from './stages.ts'
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
/** Milliseconds after which tiles that did not come are asked for again; each time four times as long, a few times. */
const RETRY = 2000
const RETRIES = 5
/** Milliseconds that the frame waits while the date is being dragged, so that it moves once and not at every day. */
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
  const newProtocol = () => basemapProtocol(new URL(basemapUrl, location.href).href)
  let protocol = newProtocol()
  addProtocol(protocol.scheme, async (request, abort) => {
    const { data } = await protocol.tile(request, abort)
    if (typeof data !== 'object' || data === null) throw new Error(`${request.url} holds nothing that can be drawn`)
    return { data }
  })

  const ground = (): StyleSpecification => {
    const state = store.getState()
    return basemapStyle({ theme: themeOf(state), language: state.language, tiles: protocol.url, fonts })
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

  const seam = () => seamOf(store.getState().story)
  const zooms = () => zoomsOf(store.getState().story)
  const cameraNow = () => cameraOf(map, seam())
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
    minZoom: zooms().reader.least,
    maxZoom: zooms().reader.most,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    attributionControl: false,
    cooperativeGestures: isCooperative,
    // A story that lies across the antimeridian is drawn in two worlds, side by side.
    renderWorldCopies: seam() !== -180,
    // Labels appear at once: the same moment gives the same pixels, whichever way one came.
    fadeDuration: 0,
    center: [36, 44],
    zoom: 3,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()

  /** What of the basemap did not come: its tiles by name, and null for the whole of it. */
  const failing = new Map<string, TileName | null>()
  /** MapLibre has no style while its drawing context is lost: whatever is asked of it then throws. */
  let isLost = false
  const renewStyle = () => {
    if (isLost) return
    stages = []
    unadded = []
    isWhole = true
    failing.clear()
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

  // The frame ---------------------------------------------------------------------------------------------------

  let byReader = false
  let pendingFrame: ReturnType<typeof setTimeout> | undefined
  let framed: Extent | null = null

  const size = () => ({ width: container.clientWidth, height: container.clientHeight })

  const moveTo = ({ lon, lat, zoom }: Camera, animated: boolean) => {
    byReader = false
    const target = { center: { lon, lat }, zoom }
    if (animated && !store.getState().reducedMotion) map.easeTo({ ...target, duration: 700, essential: true })
    else map.jumpTo(target)
  }

  const applyCamera = (animated: boolean) => {
    const state = store.getState()
    // A room that is not shown has no middle.
    if (size().width === 0 || size().height === 0) return
    if (state.camera !== null) {
      framed = null
      const camera = heldInWorld(state.camera, size(), seam())
      if (!sameCamera(camera, cameraNow())) moveTo(camera, animated)
      return
    }
    framed = sceneOf(state).frame
    moveTo(cameraFor(framed, size(), insets(), zooms().following, seam()), animated)
  }

  map.on('movestart', (event) => {
    if (event.originalEvent !== undefined) byReader = true
  })
  map.on('moveend', () => {
    if (!byReader) return
    byReader = false
    store.setState({ camera: cameraNow() })
  })

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
  map.on('move', () => onMove(cameraNow()))
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
  let lacksTiles = false
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
    if (failing.size === 0 && hasLand()) {
      report('drawn')
      // The panels around the map and their fonts may have come later than the camera.
      applySpaces()
    } else if (lacksTiles) report('failed')
  })
  let patience: ReturnType<typeof setTimeout> | undefined
  const wait = (milliseconds: number, then: EngineStatus) => {
    clearTimeout(patience)
    patience = setTimeout(() => {
      if (status === 'loading') report(then)
    }, milliseconds)
  }
  wait(PATIENCE, 'failed')

  let retries = 0
  let pendingRetry: ReturnType<typeof setTimeout> | undefined
  const retry = () => {
    clearTimeout(pendingRetry)
    pendingRetry = undefined
    if (isLost || failing.size === 0) return
    // The archive keeps the answer that it got for its first bytes, a refusal too.
    protocol = newProtocol()
    const tiles = [...failing.values()].filter((tile) => tile !== null)
    if (status === 'drawn') {
      failing.clear()
      map.refreshTiles('basemap', tiles)
    } else renewStyle()
  }
  const retryNow = () => {
    retries = 0
    retry()
  }
  // A tile that fails is no reason to stop: what is drawn stays, and the status tells whether anything is.
  map.on('error', (event) => {
    lacksTiles = true
    const failure = failureOf(event)
    if (failure !== undefined) failing.set(...failure)
    if (failure !== undefined && pendingRetry === undefined && retries < RETRIES) {
      pendingRetry = setTimeout(retry, RETRY * 4 ** retries)
      retries += 1
    }
    console.warn(`the map: ${event.error.message}`)
  })
  addEventListener('online', retryNow)
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
    applyCamera(false)
  })

  // The store ---------------------------------------------------------------------------------------------------

  applyCamera(false)
  // Panels change their size with the faces that their words are in.
  document.fonts.addEventListener('loadingdone', applySpaces)
  const unsubscribe = store.subscribe((state, before) => {
    if (themeOf(state) !== themeOf(before) || state.language !== before.language) {
      renewStyle()
    }
    applyScene()
    if (state.camera !== before.camera) {
      clearTimeout(pendingFrame)
      pendingFrame = undefined
      applyCamera(true)
    } else if (state.camera === null && (framed === null || !sameExtent(sceneOf(state).frame, framed))) {
      clearTimeout(pendingFrame)
      framed = sceneOf(state).frame
      pendingFrame = setTimeout(() => {
        pendingFrame = undefined
        // A reader who is panning at this moment keeps the map.
        if (!byReader) applyCamera(true)
        map.triggerRepaint()
      }, SETTLE)
    }
  })

  return {
    map,
    zoomBy: (levels) => {
      byReader = true
      const { least, most } = zooms().reader
      const zoom = Math.min(Math.max(map.getZoom() + levels, least), most)
      if (store.getState().reducedMotion) map.jumpTo({ zoom })
      else map.easeTo({ zoom, duration: 300 })
    },
    arrange: applySpaces,
    resize: () => {
      if (isLost || size().width === 0 || size().height === 0) return
      map.resize()
      applyCamera(false)
      applySpaces()
    },
    settled: () =>
      new Promise((resolve) => {
        const check = () => {
          if (pendingFrame !== undefined || pendingSpaces !== undefined || map.isMoving() || !map.loaded()) return
          map.off('idle', check)
          resolve()
        }
        map.on('idle', check)
        map.triggerRepaint()
      }),
    rest: () => {
      clearTimeout(pendingFrame)
      pendingFrame = undefined
      map.stop()
      if (byReader) store.setState({ camera: cameraNow() })
      byReader = false
    },
    remove: () => {
      removeEventListener('online', retryNow)
      document.fonts.removeEventListener('loadingdone', applySpaces)
      unsubscribe()
      clearTimeout(pendingFrame)
      clearTimeout(pendingSpaces)
      clearTimeout(patience)
      clearTimeout(pendingRetry)
      map.remove()
    },
  }
}

interface TileName {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** What of the basemap an error is about, by name; a source without a tile is the whole of it, undefined something else. */
function failureOf(event: object): readonly [string, TileName | null] | undefined {
  if (!('sourceId' in event) || event.sourceId !== 'basemap') return undefined
  const tile: unknown = 'tile' in event ? event.tile : null
  const id: unknown = typeof tile === 'object' && tile !== null && 'tileID' in tile ? tile.tileID : null
  const name: unknown = typeof id === 'object' && id !== null && 'canonical' in id ? id.canonical : null
  if (typeof name !== 'object' || name === null || !('x' in name && 'y' in name && 'z' in name)) return ['', null]
  const { x, y, z } = name
  if (typeof x !== 'number' || typeof y !== 'number' || typeof z !== 'number') return ['', null]
  return [`${z}/${x}/${y}`, { x, y, z }]
}

function cameraOf(map: MapLibreMap, seam: number): Camera {
  const { lng, lat } = map.getCenter()
  return { lon: map.getRenderWorldCopies() ? within(lng, seam) : lng, lat, zoom: map.getZoom() }
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-6

const sameCamera = (a: Camera, b: Camera) => near(a.lon, b.lon) && near(a.lat, b.lat) && near(a.zoom, b.zoom)

const sameExtent = (a: Extent, b: Extent) => a.every((value, index) => near(value, b[index] ?? Number.NaN))
