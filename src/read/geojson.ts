import { type Cells, claim, counted, createFindings, headOf, listed, textCell } from './entries.ts'
import { createFeatures, type Feature } from './features.ts'
import type { Reading } from './reading.ts'
import { refuse } from './refuse.ts'
import {
  createFlattening,
  entry,
  type Flattening,
  isList,
  isObject,
  type JsonObject,
  textOf,
  written,
} from './values.ts'

const GEOMETRIES = new Set([
  ...['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'],
])

/** FeatureCollection, Feature, a geometry alone, or a list of features, as from a file with one in each line. */
export function isGeojson(json: unknown): boolean {
  if (isList(json)) return json.some((each) => isObject(each) && (isFeature(each) || isCollection(each)))
  if (!isObject(json)) return false
  const layers = layersOf(json)
  return layers !== null || isCollection(json) || isFeature(json) || GEOMETRIES.has(textOf(entry(json, 'type')))
}

/** By its type, or by what it holds. */
function isCollection(json: JsonObject): boolean {
  const features = entry(json, 'features')
  const isNamed = entry(json, 'type') === 'FeatureCollection'
  return isNamed || (isList(features) && features.some((each) => isObject(each) && isFeature(each)))
}

/** A map of uMap: a collection for each layer. */
function layersOf(json: JsonObject): readonly unknown[] | null {
  const layers = entry(json, 'layers')
  return entry(json, 'type') === 'umap' && isList(layers) ? layers : null
}

const isFeature = (json: JsonObject): boolean => entry(json, 'type') === 'Feature' && !Object.hasOwn(json, 'slides')

const MEMBERS = ['type', 'geometry', 'properties', 'id', 'bbox', 'crs']
const TIMES = ['times', 'coordTimes']

/** Times of a line's vertices stand in one of these, by who wrote the file. */
function timesOf(properties: JsonObject): unknown {
  const coordinates = entry(properties, 'coordinateProperties')
  const places = [...(isObject(coordinates) ? [coordinates] : []), properties]
  return places.flatMap((place) => TIMES.map((name) => entry(place, name))).find(isList)
}

const isLine = (geometry: unknown): boolean =>
  isObject(geometry) &&
  ['LineString', 'MultiLineString', 'GeometryCollection'].includes(textOf(entry(geometry, 'type')))

/** Names of WGS 84, as the files of all programs have them. */
const WGS84 = /(?:CRS:?84|EPSG:(?:[\d.]*:)?(?:4326|4979)|WGS ?84)$/i

/** What a member `crs` says, when it is not WGS 84. */
function otherCrs(json: JsonObject): string | null {
  const crs = entry(json, 'crs')
  if (crs === null || crs === undefined) return null
  const properties = isObject(crs) ? entry(crs, 'properties') : undefined
  const name = isObject(properties) ? textOf(entry(properties, 'name')) : textOf(crs)
  return WGS84.test(name) ? null : name || written(crs)
}

interface Collected {
  readonly features: readonly unknown[]
  /** The collections that they stand in. */
  readonly collections: readonly JsonObject[]
}

function collected(json: unknown): Collected | null {
  if (isList(json)) {
    const parts = json.map((each) => (isObject(each) && isCollection(each) ? collected(each) : null))
    return {
      features: json.flatMap((each, index) => parts[index]?.features ?? [each]),
      collections: parts.flatMap((part) => part?.collections ?? []),
    }
  }
  if (!isObject(json)) return null
  const layers = layersOf(json)
  if (layers !== null) return collected(layers)
  if (isCollection(json)) {
    const features = entry(json, 'features')
    return isList(features) ? { features, collections: [json] } : null
  }
  return { features: [json], collections: [] }
}

/** What a feature holds, as a row; measures along its line, such as heart rates, are named and left out. */
function contentOf(json: JsonObject, flattening: Flattening, alongLines: Set<string>): Omit<Feature, 'number'> {
  const cells: Cells = new Map()
  if (GEOMETRIES.has(textOf(entry(json, 'type')))) return { cells, geometry: json }
  const geometry = entry(json, 'geometry')
  const properties = entry(json, 'properties')
  const times = isObject(properties) && isLine(geometry) ? timesOf(properties) : undefined
  for (const [name, value] of isObject(properties) ? Object.entries(properties) : []) {
    if (times !== undefined && TIMES.includes(name)) continue
    if (isLine(geometry) && name === 'coordinateProperties' && isObject(value)) {
      for (const other of Object.keys(value)) if (!TIMES.includes(other)) alongLines.add(other)
    } else flattening.flatten(value, name, cells)
  }
  if (!isObject(properties) && properties !== undefined) flattening.flatten(properties, 'properties', cells)
  // Members that GeoJSON does not know, as the `when` of GeoJSON-T.
  for (const [name, value] of Object.entries(json)) {
    if (!MEMBERS.includes(name)) flattening.flatten(value, name, cells)
  }
  const id = textOf(entry(json, 'id'))
  if (id !== '') claim(cells, 'id', textCell(id), 'properties')
  return { cells, geometry, times }
}

export function readGeojson(file: string, json: unknown): Reading {
  const found = collected(json)
  if (found === null) {
    const remedy = 'Write {"type": "FeatureCollection", "features": […]}.'
    return refuse(file, { message: 'The file holds no list of features.', remedy })
  }
  const { features, collections } = found
  if (features.length === 0) {
    const remedy = 'Export the layer again, and look that something of it is selected.'
    return refuse(file, { message: 'The file holds no features.', remedy })
  }
  const crs = [...collections, ...features.filter(isObject)].map(otherCrs).find((name) => name !== null)
  if (crs !== undefined && crs !== null) {
    const remedy = 'Export it in WGS 84 (EPSG:4326), as GeoJSON is meant to be.'
    return refuse(file, { message: `The coordinates are in ${crs.slice(0, 60)}.`, remedy })
  }
  const findings = createFindings(file)
  const flattening = createFlattening()
  const rows = createFeatures({ file, aside: 'properties', zone: '', joinsParts: false }, findings)
  const alongLines = new Set<string>()
  for (const [index, feature] of features.entries()) {
    const row = index + 1
    if (isObject(feature)) rows.add({ number: row, ...contentOf(feature, flattening, alongLines) })
    else {
      const message = feature === undefined ? 'The line is not JSON.' : 'This is no feature.'
      const remedy = 'Write {"type": "Feature", "geometry": {…}, "properties": {…}}.'
      findings.reject({ row, value: written(feature) }, { message, remedy })
    }
  }
  findings.note(`GeoJSON with ${counted(features.length, 'feature')}.`)
  flattening.tell(findings)
  if (alongLines.size > 0) findings.note(`Measures along the lines are left out: ${listed(alongLines)}.`)
  const others = new Set(collections.flatMap((each) => Object.keys(each)))
  for (const known of ['type', 'features', 'bbox', 'crs', 'name', 'description', 'title']) others.delete(known)
  if (others.size > 0) findings.note(`Entries beside the features are not used: ${listed(others)}.`)
  const [first] = collections
  const title = first === undefined ? '' : textOf(entry(first, 'title')) || textOf(entry(first, 'name'))
  const lede = first === undefined ? '' : textOf(entry(first, 'description'))
  return findings.reading('geojson', rows.sheets(), headOf({ title, lede }))
}
