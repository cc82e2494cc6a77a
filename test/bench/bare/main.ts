/** What the app is measured against: the same basemap in a page that waits for nothing but its map. */
import { addProtocol, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { fonts } from '../../../src/basemap/fonts.ts'
import { basemapProtocol } from '../../../src/basemap/protocol.ts'
import { basemapStyle } from '../../../src/basemap/style.ts'

const container = document.getElementById('map')
if (container === null) throw new Error('the page has no element with the id "map"')
setWorkerUrl(workerUrl)
const protocol = basemapProtocol(new URL('/basemap.pmtiles', location.href).href)
addProtocol(protocol.scheme, async (request, abort) => {
  const { data } = await protocol.tile(request, abort)
  if (typeof data !== 'object' || data === null) throw new Error(`${request.url} holds nothing that can be drawn`)
  return { data }
})
const map = new MapLibreMap({
  container,
  style: basemapStyle({ theme: 'light', language: 'en', tiles: protocol.url, fonts }),
  attributionControl: false,
  fadeDuration: 0,
  center: [36, 44],
  zoom: 3,
})
const hasLand = () => map.queryRenderedFeatures({ layers: ['land'] }).length > 0
const look = () => {
  if (!hasLand()) return
  map.off('render', look)
  container.classList.add('has-land')
}
map.on('render', look)
map.on('idle', () => {
  if (hasLand()) container.dataset['status'] = 'drawn'
})
