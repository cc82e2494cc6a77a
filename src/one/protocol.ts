/** The basemap of a page of one file: tiles are cut from the one world that stands in the page. */

import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Feature, Geometry, Position } from 'geojson'
import type { PlainWorld } from '../basemap/plain.ts'
import type { BasemapProtocol } from '../basemap/protocol.ts'
import { inlineText } from './inline.ts'

/** As in the archive; what the coast has beyond that, the map's own units can hold. */
const LAST_ZOOM = 6
const EXTENT = 8192

type TileOf = (z: number, x: number, y: number) => ArrayBuffer

const feature = (geometry: Geometry, properties: Record<string, string | number> = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry,
})

const index = (features: Feature[]): GeoJSONVT =>
  new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom: LAST_ZOOM, indexMaxZoom: 4, indexMaxPoints: 0, extent: EXTENT, buffer: 128, tolerance: 4 },
  )

/** The world's steps as degrees. */
function degreesOf(steps: readonly number[], units: number): Position[] {
  const places: Position[] = []
  let [x, y] = [0, 0]
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at] ?? 0
    y += steps[at + 1] ?? 0
    places.push([(x / units - 0.5) * 360, (Math.atan(Math.exp((0.5 - y / units) * 2 * Math.PI)) * 360) / Math.PI - 90])
  }
  return places
}

/** Cuts tiles with the layers of the archive: `land`, `borders`, `places`. */
export function tilesOf({ units, land, borders, disputed, places }: PlainWorld): TileOf {
  const degrees = (steps: readonly number[]) => degreesOf(steps, units)
  const indices = {
    land: index(land.map((rings) => feature({ type: 'Polygon', coordinates: rings.map(degrees) }))),
    borders: index(
      [borders, disputed].flatMap((lines, isDisputed) =>
        lines.map((line) => feature({ type: 'LineString', coordinates: degrees(line) }, { disputed: isDisputed })),
      ),
    ),
  }
  const sorted = [...places].sort((a, b) => a.rank - b.rank)
  /** The names of each zoom: a rank is the first that has them. */
  const names = Array.from({ length: LAST_ZOOM + 1 }, (_, zoom) =>
    index(
      sorted
        .filter(({ rank }) => rank <= zoom)
        .map(({ lon, lat, ...properties }) => feature({ type: 'Point', coordinates: [lon, lat] }, { ...properties })),
    ),
  )
  return (z, x, y) => {
    const tiles = Object.entries({ ...indices, places: names[z] }).flatMap(
      ([name, each]): readonly (readonly [string, GeoJSONVTTile])[] => {
        const tile = each?.getTile(z, x, y)
        return tile == null || tile.features.length === 0 ? [] : [[name, tile]]
      },
    )
    return new Uint8Array(fromGeojsonVt(Object.fromEntries(tiles), { version: 2, extent: EXTENT })).buffer
  }
}

let tileOf: TileOf | null = null

/** The answers that the archive would give, from what stands in the page. */
export const basemapProtocol = (url: string): Pick<BasemapProtocol, 'scheme' | 'url' | 'tile'> => ({
  scheme: 'pmtiles',
  url,
  tile: async (request) => {
    if (request.type === 'json') {
      return { data: { tiles: [`${request.url}/{z}/{x}/{y}`], minzoom: 0, maxzoom: LAST_ZOOM } }
    }
    const [z = 0, x = 0, y = 0] = request.url.split('/').slice(-3).map(Number)
    tileOf ??= tilesOf(JSON.parse(inlineText('world')))
    return { data: tileOf(z, x, y) }
  },
})
