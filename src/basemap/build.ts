/** From topologies and hand-written files, as text, to one PMTiles archive of vector tiles. Build time only. */

import type { GeoJSONVTTile } from '@maplibre/geojson-vt'
import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Feature, Geometry } from 'geojson'
import type { ArchiveTile } from './archive.ts'
import { writeArchive } from './archive.ts'
import type { Line } from './geometry.ts'
import type { Label } from './labels.ts'
import { parseLabels } from './labels.ts'
import type { Worldview } from './worldview.ts'
import { parseCorrections, parseHandLines, parseTopology, worldviewOf } from './worldview.ts'

/** The texts of the files that the basemap is made from. */
export interface BasemapInput {
  /** world-atlas `countries-110m.json`, `countries-50m.json`, `countries-10m.json`. */
  readonly countries110m: string
  readonly countries50m: string
  readonly countries10m: string
  /** geo/basemap/worldview.json, disputed.geojson, labels.csv. */
  readonly corrections: string
  readonly handLines: string
  readonly labels: string
}

export type Scale = '110m' | '50m' | '10m'

/** The last zoom with tiles of its own; the map enlarges them up to about zoom 9. */
export const maxTileZoom = 6
/** Tile units per side; one unit of a zoom 6 tile is one pixel at zoom 9. */
const extent = 4096

const scaleOf = (zoom: number): Scale => (zoom <= 1 ? '110m' : zoom <= 3 ? '50m' : '10m')

/** The corrected world at one of Natural Earth's scales. */
export const worldviewAt = (input: BasemapInput, scale: Scale, thin?: (arc: Line) => Line): Worldview => {
  const text = { '110m': input.countries110m, '50m': input.countries50m, '10m': input.countries10m }[scale]
  return worldviewOf(parseTopology(text), parseCorrections(input.corrections), parseHandLines(input.handLines), thin)
}

const feature = (geometry: Geometry, properties: Record<string, string | number> = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry,
})

const index = (features: Feature[], lastZoom: number): GeoJSONVT =>
  new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom: lastZoom, indexMaxZoom: lastZoom, indexMaxPoints: 0, extent, buffer: 64, tolerance: 3 },
  )

/** One feature per set of tags: fewer bytes, and one polygon to fill. */
const joined = (tile: GeoJSONVTTile): GeoJSONVTTile => {
  const groups = new Map<string, GeoJSONVTTile['features'][number]>()
  for (const item of tile.features) {
    const key = JSON.stringify(item.tags)
    const group = groups.get(key)
    if (group && group.type !== 1 && item.type !== 1) group.geometry.push(...item.geometry)
    else groups.set(key, item.type === 1 ? item : { ...item, geometry: [...item.geometry] })
  }
  return { ...tile, features: [...groups.values()] }
}

const placesAt = (labels: readonly Label[], zoom: number): Feature[] =>
  labels
    .filter(({ rank }) => rank <= zoom)
    .sort((a, b) => a.rank - b.rank)
    .map(({ lon, lat, ...properties }) => feature({ type: 'Point', coordinates: [lon, lat] }, { ...properties }))

/** Builds the archive: layers `land`, `borders` (disputed: 0 or 1) and `places` (kind, rank, name_en, name_ar, name_ru). */
export const buildBasemap = async (input: BasemapInput): Promise<Uint8Array> => {
  const labels = parseLabels(input.labels)
  const tiles: ArchiveTile[] = []
  for (const scale of ['110m', '50m', '10m'] as const) {
    const { land, borders } = worldviewAt(input, scale)
    const zooms = Array.from({ length: maxTileZoom + 1 }, (_, zoom) => zoom).filter((zoom) => scaleOf(zoom) === scale)
    const lastZoom = scale === '10m' ? maxTileZoom : maxTileZoom + 1
    const landIndex = index(
      land.map((coordinates) => feature({ type: 'Polygon', coordinates })),
      lastZoom,
    )
    const borderIndex = index(
      borders.map(({ disputed, line }) =>
        feature({ type: 'LineString', coordinates: line }, { disputed: disputed ? 1 : 0 }),
      ),
      lastZoom,
    )
    for (const z of zooms) {
      const placeIndex = index(placesAt(labels, z), maxTileZoom)
      for (let x = 0; x < 2 ** z; x++)
        for (let y = 0; y < 2 ** z; y++) {
          const layers: Record<string, GeoJSONVTTile> = {}
          const landTile = landIndex.getTile(z, x, y)
          const borderTile = borderIndex.getTile(z, x, y)
          const placeTile = placeIndex.getTile(z, x, y)
          if (landTile?.features.length) layers['land'] = joined(landTile)
          if (borderTile?.features.length) layers['borders'] = joined(borderTile)
          if (placeTile?.features.length) layers['places'] = placeTile
          if (Object.keys(layers).length > 0)
            tiles.push({ z, x, y, data: fromGeojsonVt(layers, { version: 2, extent }) })
        }
    }
  }
  return writeArchive(tiles, {
    name: 'Demarche basemap',
    attribution: 'Natural Earth',
    vector_layers: [
      { id: 'land', fields: {}, minzoom: 0, maxzoom: maxTileZoom },
      { id: 'borders', fields: { disputed: 'Number' }, minzoom: 0, maxzoom: maxTileZoom },
      {
        id: 'places',
        fields: { kind: 'String', rank: 'Number', name_en: 'String', name_ar: 'String', name_ru: 'String' },
        minzoom: 1,
        maxzoom: maxTileZoom,
      },
    ],
  })
}
