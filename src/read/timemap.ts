import {
  type Cells,
  counted,
  createFindings,
  type Entry,
  type Findings,
  isBlank,
  listed,
  put,
  seen,
  textCell,
} from './entries.ts'
import type { Refusal } from './limits.ts'
import { isAddress } from './markup.ts'
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

/**
 * Forensic Architecture's TimeMap, and Bellingcat's: all of it in one object, its events alone as its page exports them,
 * or its sources alone.
 * @see https://github.com/forensic-architecture/timemap/tree/develop/src/reducers/validate
 */

const first = (object: JsonObject, ...names: readonly string[]): unknown =>
  names.map((name) => entry(object, name)).find((value) => value !== undefined && value !== null && value !== '')

const isEvent = (json: unknown): boolean =>
  isObject(json) &&
  (isList(entry(json, 'sources')) || isList(entry(json, 'associations')) || isList(entry(json, 'filters'))) &&
  first(json, 'latitude', 'lat', 'location', 'description', 'desc') !== undefined

const isAssociation = (json: unknown): boolean =>
  isObject(json) &&
  (isList(entry(json, 'filter_paths')) || textOf(entry(json, 'mode')) !== '') &&
  Object.hasOwn(json, 'id')

/** Sources by their ids, each with its paths. */
const isSources = (json: JsonObject): boolean => {
  const all = Object.values(json)
  return all.length > 0 && all.every((each) => isObject(each) && isList(entry(each, 'paths')))
}

const PARTS = ['sources', 'associations', 'sites', 'narratives', 'categories', 'filters', 'shapes', 'regions']

export function isTimemap(json: unknown): boolean {
  if (isList(json)) return json.slice(0, 50).some((each) => isEvent(each) || isAssociation(each))
  if (!isObject(json)) return false
  if (isSources(json)) return true
  const events = entry(json, 'events')
  return isList(events) && (events.some(isEvent) || PARTS.some((part) => typeof entry(json, part) === 'object'))
}

interface Source {
  readonly id: string
  readonly json: JsonObject
}

interface Association {
  readonly mode: string
  readonly title: string
  readonly path: readonly string[]
}

function associationsOf(json: unknown): ReadonlyMap<string, Association> {
  const all = isList(json) ? json.filter(isObject) : []
  return new Map(
    all.map((each) => {
      const paths = entry(each, 'filter_paths')
      const path = isList(paths) ? paths.map(textOf).filter((part) => part !== '') : []
      const id = textOf(entry(each, 'id'))
      return [id, { mode: textOf(entry(each, 'mode')).toUpperCase(), title: textOf(first(each, 'title', 'id')), path }]
    }),
  )
}

/** A filter of an event: under its first name, as what. */
type Filter = readonly [key: string, value: string]

interface Sorted {
  readonly kinds: readonly string[]
  readonly filters: readonly Filter[]
  readonly narratives: number
  /** Ids that nothing stands for. */
  readonly unknown: readonly string[]
}

/** What an event's associations are: ids, or objects, as different versions have them. */
function sorted(event: JsonObject, known: ReadonlyMap<string, Association>): Sorted {
  const kinds: string[] = []
  const filters: Filter[] = []
  const unknown: string[] = []
  let narratives = 0
  const listIn = (name: string): readonly unknown[] => {
    const list = entry(event, name)
    return isList(list) ? list : textOf(list).split(',')
  }
  for (const each of [...listIn('associations'), ...listIn('filters')]) {
    if (isObject(each) && Object.hasOwn(each, 'key')) {
      filters.push([textOf(entry(each, 'key')), textOf(entry(each, 'value'))])
      continue
    }
    const id = isObject(each) ? textOf(entry(each, 'id')) : textOf(each)
    const found = isObject(each) ? associationsOf([each]).get(id) : known.get(id)
    if (id === '') continue
    if (found === undefined) unknown.push(id)
    else if (found.mode === 'CATEGORY') kinds.push(found.title)
    else if (found.mode === 'NARRATIVE') narratives += 1
    else if (found.path.length > 1) filters.push([found.path[0] ?? '', found.path.slice(1).join(' › ')])
    else filters.push(['filter', found.path[0] ?? found.title])
  }
  return { kinds, filters, narratives, unknown }
}

const EVENT_COLUMNS = ['id', 'when', 'time', 'title', 'summary', 'place', 'lat', 'lon', 'kind', 'source']
const EVENT_KNOWN = [
  ...['id', 'civId', 'date', 'time', 'location', 'latitude', 'longitude', 'lat', 'long', 'lon', 'lng', 'description'],
  ...['desc', 'category', 'associations', 'filters', 'sources', 'source'],
]
/** How an event looks there; and where it stands in a space of its own, which is none on earth. */
const EVENT_LOOKS = ['colour', 'shape', 'narrative___stepStyles', 'x', 'y', 'z', 'graphic']

/** The sources that an event names, by their ids; those written into it join the others. */
function sourcesOf(event: JsonObject, sources: Map<string, Source>): readonly string[] {
  const list = entry(event, 'sources')
  const ids: string[] = []
  for (const each of isList(list) ? list : []) {
    if (!isObject(each)) {
      if (textOf(each) !== '') ids.push(textOf(each))
      continue
    }
    const path = textOf(first(each, 'path', 'url'))
    const own = textOf(entry(each, 'id')) || path || textOf(entry(each, 'description'))
    if (own === '') continue
    // The same id for different addresses: some exports give every source the id of its event.
    let id = own
    for (let count = 2; ; count++) {
      const known = sources.get(id)
      if (known === undefined || textOf(first(known.json, 'path', 'url')) === path) break
      id = `${own}-${count}`
    }
    if (!sources.has(id)) sources.set(id, { id, json: each })
    ids.push(id)
  }
  const single = textOf(entry(event, 'source'))
  return [...new Set(single === '' ? ids : [...ids, single])]
}

/** What the events of a file share while they are read. */
interface Domain {
  readonly associations: ReadonlyMap<string, Association>
  readonly sources: Map<string, Source>
  readonly flattening: Flattening
  readonly looks: Set<string>
  readonly filters: Map<string, number>
  narratives: number
}

function eventCells(event: JsonObject, domain: Domain, warn: (said: Refusal) => void): Cells {
  const { associations, sources, flattening } = domain
  const { kinds, filters, narratives, unknown } = sorted(event, associations)
  const cells: Cells = new Map()
  const set = (column: string, ...names: readonly string[]) => {
    cells.set(column, flattening.cell(first(event, ...names), column))
  }
  set('id', 'civId', 'id')
  set('when', 'date')
  set('time', 'time')
  set('summary', 'description', 'desc')
  set('place', 'location')
  set('lat', 'latitude', 'lat')
  set('lon', 'longitude', 'long', 'lon', 'lng')
  cells.set('kind', textCell(textOf(entry(event, 'category')) || [...new Set(kinds)].join('; ')))
  cells.set('source', textCell(sourcesOf(event, sources).join('; ')))
  for (const key of new Set(filters.map(([name]) => name))) {
    const values = filters.filter(([name, value]) => name === key && value !== '').map(([, value]) => value)
    const column = cells.has(key) || key === '' ? `filter ${key}`.trim() : key
    put(cells, column, textCell([...new Set(values)].join('; ')))
    domain.filters.set(column, (domain.filters.get(column) ?? 0) + 1)
  }
  for (const [name, value] of Object.entries(event)) {
    if (EVENT_LOOKS.includes(name)) {
      if (flattening.cell(value, name).kind !== 'empty') domain.looks.add(name)
    } else if (!EVENT_KNOWN.includes(name)) flattening.flatten(value, name, cells)
  }
  domain.narratives += narratives
  if (unknown.length > 0) {
    put(cells, 'associations', textCell(unknown.join('; ')))
    if (associations.size > 0) {
      const remedy = 'Write it among the associations, or take it out of the event.'
      warn({ message: `There is no association ${listed(unknown)}.`, remedy })
    }
  }
  return cells
}

const SOURCE_COLUMNS = ['id', 'title', 'outlet', 'published', 'link', 'summary', 'paths']
const SOURCE_KNOWN = ['id', 'title', 'author', 'date', 'url', 'path', 'paths', 'description', 'thumbnail']

function sourceCells({ id, json }: Source, flattening: Flattening): Cells {
  const list = entry(json, 'paths')
  const paths = [first(json, 'url', 'path'), ...(isList(list) ? list : [])].map(textOf).filter((path) => path !== '')
  const link = paths.find(isAddress) ?? ''
  const others = [...new Set(paths)].filter((path) => path !== link)
  const cells: Cells = new Map()
  cells.set('id', textCell(id))
  cells.set('title', flattening.cell(first(json, 'title', 'description'), 'title'))
  cells.set('outlet', flattening.cell(entry(json, 'author'), 'outlet'))
  cells.set('published', flattening.cell(entry(json, 'date'), 'published'))
  cells.set('link', textCell(link))
  cells.set('summary', flattening.cell(entry(json, 'description'), 'summary'))
  cells.set('paths', textCell(others.join('; ')))
  for (const [name, value] of Object.entries(json)) {
    if (!SOURCE_KNOWN.includes(name)) flattening.flatten(value, name, cells)
  }
  return cells
}

function siteCells(site: JsonObject, flattening: Flattening): Cells {
  const cells: Cells = new Map()
  const set = (column: string, ...names: readonly string[]) => {
    cells.set(column, flattening.cell(first(site, ...names), column))
  }
  set('id', 'id')
  set('place', 'site', 'name', 'label')
  set('lat', 'latitude', 'lat')
  set('lon', 'longitude', 'long', 'lon')
  set('summary', 'description')
  return cells
}

/** A list of objects, with a problem for each that is none. */
function objectsIn(
  json: unknown,
  file: string,
  noun: string,
  findings: Findings,
): readonly (readonly [number, JsonObject])[] {
  const items = isList(json) ? json : isObject(json) ? Object.values(json) : []
  return items.flatMap((item, index): (readonly [number, JsonObject])[] => {
    const row = index + 1
    if (isObject(item) && Object.keys(item).length > 0) return [[row, item]]
    const remedy = `Write the ${noun} as an object, or remove it.`
    const message = isObject(item) ? `The ${noun} is empty.` : `This is no ${noun}.`
    findings.reject({ file, row, value: written(item) }, { message, remedy })
    return []
  })
}

/** The filter that most events have, where they have no category: something has to tell them apart. */
function kindFromFilter(entries: readonly Entry[], filters: ReadonlyMap<string, number>): string | null {
  if (entries.some(({ cells }) => seen(cells.get('kind')) !== '')) return null
  const [most] = [...filters].toSorted(([, one], [, other]) => other - one)
  return most?.[0] ?? null
}

export function readTimemap(file: string, json: unknown): Reading {
  const bare = isObject(json) && isSources(json)
  const whole: JsonObject = isList(json) ? { events: json } : isObject(json) ? (bare ? { sources: json } : json) : {}
  const items = entry(whole, 'events')
  if (isList(json) && !json.some(isEvent) && json.some(isAssociation)) {
    const remedy = 'Put them with their events in one object: {"events": […], "sources": {…}, "associations": […]}.'
    return refuse(file, { message: 'The file holds associations of TimeMap alone.', remedy })
  }
  if (!bare && (!isList(items) || items.length === 0)) {
    const remedy = 'Write {"events": […], "sources": {…}, "associations": […]}.'
    return refuse(file, { message: 'The file holds no events of TimeMap.', remedy })
  }
  const findings = createFindings(file)
  const flattening = createFlattening()
  const sourcesFile = `${file} › sources`
  const eventsFile = `${file} › events`
  const sitesFile = `${file} › sites`

  const given = entry(whole, 'sources')
  const keys = isObject(given) ? Object.keys(given) : []
  const sourceNumbers = new Map<string, number>()
  const sources = new Map<string, Source>()
  for (const [row, source] of objectsIn(given, sourcesFile, 'source', findings)) {
    const id = textOf(entry(source, 'id')) || (keys[row - 1] ?? '') || `source-${row}`
    if (sources.has(id)) {
      const remedy = 'Give each source an id of its own.'
      findings.reject(
        { file: sourcesFile, row, column: 'id', value: id },
        { message: `There are two sources ${id}.`, remedy },
      )
    } else {
      sources.set(id, { id, json: source })
      sourceNumbers.set(id, row)
    }
  }
  const associations = associationsOf(entry(whole, 'associations'))
  const domain: Domain = { associations, sources, flattening, looks: new Set(), filters: new Map(), narratives: 0 }
  const events: Entry[] = []
  for (const [row, event] of objectsIn(items, eventsFile, 'event', findings)) {
    const cells = eventCells(event, domain, (said) => {
      findings.warn({ file: eventsFile, row, column: 'associations' }, said)
    })
    if (isBlank(cells)) {
      const message = 'Nothing of the event can be shown.'
      findings.reject({ file: eventsFile, row }, { message, remedy: 'Write a date and a description, or remove it.' })
    } else events.push({ number: row, cells })
  }
  const filter = kindFromFilter(events, domain.filters)
  if (filter !== null) {
    for (const { cells } of events) if (cells instanceof Map) cells.set('kind', cells.get(filter) ?? textCell(''))
  }
  // Sources that stand in events have numbers after those that have a list of their own.
  let last = isList(given) ? given.length : keys.length
  const sourceEntries = Array.from(sources.values(), (source): Entry => {
    const known = sourceNumbers.get(source.id)
    if (known === undefined) last += 1
    return { number: known ?? last, cells: sourceCells(source, flattening) }
  })
  const sites = objectsIn(entry(whole, 'sites'), sitesFile, 'site', findings).flatMap(([row, site]): Entry[] => {
    const cells = siteCells(site, flattening)
    if (!isBlank(cells)) return [{ number: row, cells }]
    const message = 'Nothing of the site can be shown.'
    findings.reject(
      { file: sitesFile, row },
      { message, remedy: 'Write its name, latitude and longitude, or remove it.' },
    )
    return []
  })

  findings.note(`TimeMap with ${counted(events.length, 'event')} and ${counted(sources.size, 'source')}.`)
  if (events.some(({ cells }) => /^\d+\/\d+\/\d{4}$/.test(seen(cells.get('when'))))) {
    findings.note('TimeMap writes month/day/year, unless it is told otherwise.')
  }
  flattening.tell(findings)
  if (filter !== null) findings.note(`The events have no category, so their kind is the filter ${filter}.`)
  if (domain.filters.size > 0) findings.note(`Filters stand in columns of their own: ${listed(domain.filters.keys())}.`)
  if (domain.looks.size > 0) findings.note(`How events look in TimeMap is left out: ${listed(domain.looks)}.`)
  const isThere = (name: string) => Object.keys(Object(entry(whole, name))).length > 0
  if (domain.narratives > 0 || isThere('narratives')) {
    findings.note('Narratives are left out; write a summary for the events that tell one.')
  }
  if (isThere('shapes') || isThere('regions')) {
    findings.note('Shapes and regions are left out, as a story has points and lines.')
  }
  const KNOWN = ['events', 'sources', 'associations', 'sites', 'narratives', 'shapes', 'regions', 'notifications']
  const others = Object.keys(whole).filter((name) => !KNOWN.includes(name))
  if (others.length > 0) findings.note(`Entries beside the events are not used: ${listed(others)}.`)
  return findings.reading('timemap', [
    { name: 'events', file: eventsFile, entries: events, order: EVENT_COLUMNS },
    { name: 'sources', file: sourcesFile, entries: sourceEntries, order: SOURCE_COLUMNS },
    { name: 'places', file: sitesFile, entries: sites, order: ['id', 'place', 'lat', 'lon', 'summary'] },
  ])
}
