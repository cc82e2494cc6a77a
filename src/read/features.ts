import {
  type Cells,
  claim,
  counted,
  type Draft,
  type Entry,
  type Findings,
  isBlank,
  numberCell,
  seen,
  textCell,
} from './entries.ts'
import type { Refusal } from './limits.ts'
import { isOnEarth, isSamePlace, type Position, pathOf, positionOf, timeOf, type Vertex } from './lines.ts'
import { entry, isList, isObject, textOf } from './values.ts'

/** Features of GeoJSON, wherever they come from, as rows: points as events, lines as trips. */

/** Collections within collections. */
const DEEPEST = 8

const POLYGON: Refusal = {
  message: 'The feature is an area, and a story has points and lines.',
  remedy: 'Put a point inside the area instead, and name the area in its title.',
}
const PROJECTED: Refusal = {
  message: 'The coordinates are no degrees of longitude and latitude.',
  remedy: 'Export the file in WGS 84 (EPSG:4326), longitude first.',
}
const SHORT: Refusal = {
  message: 'The line has fewer than two points.',
  remedy: 'Write at least two, or make it a point.',
}
const AROUND: Refusal = {
  message: 'The line goes more than twice around the world.',
  remedy: 'Write a feature for each time that it goes around.',
}
const EMPTY_FEATURE: Refusal = {
  message: 'The feature is empty.',
  remedy: 'Write a place and a date, or remove it.',
}
const onlyTaken = (kept: string): Refusal => ({
  message: `Of what the feature is made of, only its ${kept} is taken.`,
  remedy: 'Write a feature for each of the others.',
})
const shapeless = (what: string): Refusal => ({
  message: `${what}.`,
  remedy: 'Write {"type": "Point", "coordinates": [longitude, latitude]}, or a LineString with a list of such pairs.',
})

/** What a geometry is made of, or what is wrong with it. */
interface Parts {
  readonly points: Position[]
  readonly lines: (readonly Position[])[]
  areas: number
  wrong: Refusal | null
}

function positionsOf(json: unknown, parts: Parts): readonly Position[] {
  if (!isList(json)) {
    parts.wrong ??= shapeless('The coordinates are no list')
    return []
  }
  const positions: Position[] = []
  for (const each of json) {
    const position = positionOf(each)
    if (position === null) parts.wrong ??= shapeless('The coordinates are no pairs of numbers')
    else positions.push(position)
  }
  return positions
}

function addLine(json: unknown, parts: Parts): void {
  const positions = positionsOf(json, parts)
  if (parts.wrong !== null) return
  if (positions.length < 2) parts.wrong = SHORT
  else if (!positions.every(isOnEarth)) parts.wrong = PROJECTED
  else parts.lines.push(positions)
}

function collect(geometry: unknown, parts: Parts, depth: number): void {
  if (geometry === null || geometry === undefined || parts.wrong !== null) return
  if (!isObject(geometry)) {
    parts.wrong = shapeless('The geometry is no object')
    return
  }
  const coordinates = entry(geometry, 'coordinates')
  const type = entry(geometry, 'type')
  switch (type) {
    case 'Point': {
      // Without coordinates it is a geometry that is not known (RFC 7946, 3.1).
      if (isList(coordinates) && coordinates.length === 0) return
      parts.points.push(...positionsOf([coordinates], parts))
      return
    }
    case 'MultiPoint': {
      for (const position of positionsOf(coordinates, parts)) {
        if (!parts.points.some((known) => isSamePlace(known, position))) parts.points.push(position)
      }
      return
    }
    case 'LineString':
      if (!isList(coordinates) || coordinates.length > 0) addLine(coordinates, parts)
      return
    case 'MultiLineString':
      if (isList(coordinates)) for (const line of coordinates) addLine(line, parts)
      else parts.wrong = shapeless('The coordinates are no list')
      return
    case 'Polygon':
    case 'MultiPolygon':
      parts.areas += 1
      return
    case 'GeometryCollection': {
      const geometries = entry(geometry, 'geometries')
      if (depth >= DEEPEST) parts.wrong = shapeless('The collections stand too deep within one another')
      else if (isList(geometries)) for (const each of geometries) collect(each, parts, depth + 1)
      else parts.wrong = shapeless('The collection has no list of geometries')
      return
    }
    default:
      parts.wrong = shapeless(
        typeof type === 'string' ? `There is no geometry ${type.slice(0, 40)}` : 'The geometry has no type',
      )
  }
}

/** The times of the vertices, line for line; null where they do not fit. */
function fitTimes(lines: readonly (readonly Position[])[], times: readonly unknown[]): readonly unknown[] | null {
  const lists: readonly unknown[][] = times.some(isList)
    ? times.map((each) => (isList(each) ? [...each] : []))
    : [[...times]]
  const all = lists.flat()
  const vertices = lines.reduce((sum, line) => sum + line.length, 0)
  if (all.length === vertices && (lists.length === 1 || lists.every((list, at) => list.length === lines[at]?.length))) {
    return all
  }
  // Some lines may have no times, as tracks beside lines in KML have.
  const fitted: unknown[] = []
  const left = lists.filter((list) => list.length > 0)
  for (const line of lines) {
    const fits = left[0]?.length === line.length
    fitted.push(...(fits ? (left.shift() ?? []) : line.map(() => null)))
  }
  return left.length === 0 ? fitted : null
}

export interface FeatureOptions {
  /** The sheet's file, as problems name it. */
  readonly file: string
  /** Under which name the file's own columns move aside. */
  readonly aside: string
  /** The zone of times that say none. */
  readonly zone: '' | 'Z'
  /** Parts of a line that do not meet are one all the same, as a receiver that loses its satellites writes them. */
  readonly joinsParts: boolean
}

/** Something to look at in a row that is taken. */
export interface Doubt {
  readonly column: string
  readonly value?: string
  readonly refusal: Refusal
}

export interface Feature {
  readonly number: number
  readonly cells: Cells
  readonly geometry: unknown
  /** Of the vertices of its lines: a list, or a list for each line. */
  readonly times?: unknown
  readonly doubts?: readonly Doubt[]
}

export interface Features {
  /** One feature: a row, or a problem. */
  readonly add: (feature: Feature) => void
  readonly sheets: () => readonly Draft[]
}

const EVENT_COLUMNS = ['id', 'when', 'end', 'title', 'summary', 'place', 'lat', 'lon', 'kind', 'link']
const TRIP_COLUMNS = ['id', 'when', 'end', 'title', 'summary', 'path', 'kind', 'link']

interface TimedLine {
  readonly vertices: readonly Vertex[]
  /** The first and the last time that is known. */
  readonly when: string
  readonly end: string
  readonly doubts: readonly Doubt[]
}

/** The parts of a line as one, with the times of its vertices where they fit. */
function timedLine(lines: readonly (readonly Position[])[], times: unknown, options: FeatureOptions): TimedLine {
  const doubts: Doubt[] = []
  const doubt = (message: string, remedy: string, value?: string) => {
    doubts.push({ column: 'path', ...(value === undefined ? {} : { value }), refusal: { message, remedy } })
  }
  const positions = lines.flat()
  const given = isList(times) ? times.flat(1) : []
  const fitted = isList(times) ? fitTimes(lines, times) : []
  const read = (fitted ?? given).map((time) => timeOf(time, options.zone))
  const odd = (fitted ?? []).findIndex((time, index) => time !== null && time !== '' && read[index] === null)
  if (fitted === null) {
    const message = `There are ${given.length} times for the ${positions.length} points of the line.`
    doubt(message, 'Write one time for each point, or check where the line starts and ends.')
  } else if (odd >= 0) {
    doubt('A time of the line cannot be read.', 'Write times such as 2025-01-28T14:30:00Z.', textOf(fitted[odd]))
  }
  const ends = lines.map((line) => [line[0], line.at(-1)] as const)
  const meets = ends.every(([start], index) => {
    const before = ends[index - 1]?.[1]
    return start === undefined || before === undefined || isSamePlace(start, before)
  })
  if (!meets && !options.joinsParts) {
    const message = `The line has ${counted(lines.length, 'part')} that do not meet, and is drawn through all of them.`
    doubt(message, 'Write a feature for each part, where they are trips of their own.')
  }
  const known = read.filter((time) => time !== null)
  const [when = ''] = known
  const end = known.at(-1) ?? ''
  const vertices = positions.map((position, index): Vertex => {
    return { position, time: fitted === null ? null : (read[index] ?? null) }
  })
  return { vertices, when, end: end === when ? '' : end, doubts }
}

const nameIn = (cells: Cells): string =>
  ['title', 'name', 'Title', 'Name'].map((column) => seen(cells.get(column))).find((text) => text !== '') ?? ''

/** In a table of trips a name could be that of a traveller: of a line it is the title. */
function setTitle(cells: Cells): void {
  const column = ['name', 'Name', 'NAME'].find((each) => cells.has(each))
  const name = column === undefined ? undefined : cells.get(column)
  if (column === undefined || name === undefined || cells.has('title')) return
  cells.set('title', name)
  cells.delete(column)
}

export function createFeatures(options: FeatureOptions, findings: Findings): Features {
  const { file, aside } = options
  const tripsFile = `${file} › trips`
  const events: Entry[] = []
  const trips: Entry[] = []
  const places: Entry[] = []
  const named = new Set<string>()

  const addEvent = (number: number, cells: Cells, points: readonly Position[], doubts: readonly Doubt[]): void => {
    const [first] = points
    if (first !== undefined && points.length === 1) {
      claim(cells, 'lon', numberCell(first[0]), aside)
      claim(cells, 'lat', numberCell(first[1]), aside)
    } else if (first !== undefined) {
      const own = nameIn(cells).replaceAll(';', ',').slice(0, 80)
      const base = own === '' || named.has(own) ? `${own || 'Feature'} ${number}` : own
      named.add(base)
      const names = points.map((_, index) => `${base}, point ${index + 1}`)
      for (const [index, [lon, lat]] of points.entries()) {
        const place: Cells = new Map([['place', textCell(names[index] ?? base)]])
        place.set('lat', numberCell(lat))
        place.set('lon', numberCell(lon))
        places.push({ number: places.length + 1, cells: place })
      }
      claim(cells, 'place', textCell(names.join('; ')), aside)
    }
    for (const { refusal, ...doubt } of doubts) findings.warn({ row: number, ...doubt }, refusal)
    events.push({ number, cells })
  }

  const addLine = (number: number, cells: Cells, line: TimedLine, doubts: readonly Doubt[]): void => {
    if (line.when !== '') {
      claim(cells, 'when', textCell(line.when), aside)
      claim(cells, 'end', textCell(line.end), aside)
    }
    const [start] = line.vertices
    if (start !== undefined && line.vertices.every(({ position }) => isSamePlace(position, start.position))) {
      // What does not move is no trip.
      addEvent(number, cells, [start.position], doubts)
      return
    }
    const path = pathOf(line.vertices)
    if (path === null) {
      findings.reject({ row: number, column: 'path', value: nameIn(cells) }, AROUND)
      return
    }
    setTitle(cells)
    claim(cells, 'path', textCell(path), aside)
    for (const { refusal, ...doubt } of doubts) findings.warn({ file: tripsFile, row: number, ...doubt }, refusal)
    trips.push({ number, cells })
  }

  return {
    add: ({ number, cells, geometry, times, doubts = [] }) => {
      const parts: Parts = { points: [], lines: [], areas: 0, wrong: null }
      collect(geometry, parts, 0)
      const { points, lines, areas, wrong } = parts
      const isNowhere = lines.length === 0 && points.length === 0
      // Its number alone finds no feature in a program that draws maps.
      const spot = { row: number, column: 'geometry', value: nameIn(cells) }
      if (wrong !== null) findings.reject(spot, wrong)
      else if (isNowhere && areas > 0) findings.reject(spot, POLYGON)
      else if (isNowhere && isBlank(cells)) findings.reject({ row: number }, EMPTY_FEATURE)
      else {
        const isMixed = areas > 0 || (lines.length > 0 && points.length > 0)
        const mixed = isMixed ? [{ column: 'geometry', refusal: onlyTaken(lines.length > 0 ? 'line' : 'point') }] : []
        if (lines.length > 0) {
          const line = timedLine(lines, times, options)
          addLine(number, cells, line, [...doubts, ...mixed, ...line.doubts])
        } else addEvent(number, cells, points, [...doubts, ...mixed])
      }
    },
    sheets: () => [
      { name: 'events', file, entries: events, order: EVENT_COLUMNS },
      { name: 'trips', file: tripsFile, entries: trips, order: TRIP_COLUMNS },
      { name: 'places', file: `${file} › places`, entries: places, order: ['place', 'lat', 'lon'] },
    ],
  }
}
