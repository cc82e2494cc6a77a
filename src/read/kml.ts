import type { Element } from '@xmldom/xmldom'
import { type Cells, counted, createFindings, headOf, textCell } from './entries.ts'
import { createFeatures, type Doubt } from './features.ts'
import { timeOf } from './lines.ts'
import { isAddress, plainText } from './markup.ts'
import type { Reading } from './reading.ts'
import { refuse } from './refuse.ts'
import { createFlattening, entry, isList, isObject, textOf } from './values.ts'
import { alone, childrenOf, childText, isElement, nextIn, parseXml } from './xml.ts'

/** @see https://developers.google.com/kml/documentation/kmlreference */

/** Elements that are no places, by what they are called in a sentence. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['NetworkLink', 'network link'],
  ['GroundOverlay', 'overlay'],
  ['ScreenOverlay', 'overlay'],
  ['PhotoOverlay', 'overlay'],
  ['gx:Tour', 'tour'],
  ['Style', 'style'],
  ['StyleMap', 'style'],
])
/** How a placemark looks, and from where it is looked at. */
const LOOKS = ['Style', 'StyleMap', 'LookAt', 'Camera', 'Region']
const GEOMETRIES = ['Point', 'LineString', 'LinearRing', 'Polygon', 'Model', 'Track', 'gx:Track']

const COORDINATES = ['gx:coord', 'coord']
const DATA = ['Data', 'SimpleData']

/** Data of the file's own are kept apart from what KML itself says of a placemark. */
const OWN = 'data:'

/** All elements in another. */
function within(root: Element): readonly Element[] {
  const found: Element[] = []
  for (let next = nextIn(root, root); next !== null; next = nextIn(next.node, root)) {
    if (isElement(next.node)) found.push(next.node)
  }
  return found
}

/** Takes out what is no data, keeps the file's own data apart, and sets the numbers of tracks one blank apart. */
function prepare(placemark: Element): void {
  for (const each of within(placemark)) {
    if (LOOKS.includes(each.nodeName)) each.parentNode?.removeChild(each)
    if (DATA.includes(each.nodeName)) each.setAttribute('name', `${OWN}${each.getAttribute('name') ?? ''}`)
    if (COORDINATES.includes(each.nodeName)) each.textContent = (each.textContent ?? '').trim().replace(/\s+/g, ' ')
  }
}

interface Track {
  readonly geometry: unknown
  readonly times: unknown
  /** Positions that had no coordinates: a track may have times without (gx:coord in the reference of KML). */
  readonly lost: number
}

const isWhole = (position: unknown): boolean =>
  isList(position) && position.length >= 2 && position.slice(0, 2).every(Number.isFinite)

/** The same without positions that have no coordinates, and without their times. */
function withoutHoles(geometry: unknown, times: unknown): Track {
  const lists = isList(times) ? (times.some(isList) ? times.map((each) => (isList(each) ? each : [])) : [times]) : []
  const left = [...lists]
  let lost = 0
  const prune = (each: unknown): unknown => {
    const coordinates = isObject(each) ? entry(each, 'coordinates') : undefined
    if (!isObject(each) || each['type'] !== 'LineString' || !isList(coordinates)) return each
    const place = left.findIndex((list) => list.length === coordinates.length)
    const whole = coordinates.filter(isWhole)
    if (whole.length === coordinates.length) return each
    lost += coordinates.length - whole.length
    const list = left[place]
    if (list !== undefined) left[place] = list.filter((_, index) => isWhole(coordinates[index]))
    return { ...each, coordinates: whole }
  }
  const geometries = isObject(geometry) ? entry(geometry, 'geometries') : undefined
  const pruned =
    isObject(geometry) && isList(geometries) ? { ...geometry, geometries: geometries.map(prune) } : prune(geometry)
  return { geometry: pruned, times: lists.length === 0 ? undefined : left, lost }
}

interface Span {
  readonly when: string
  readonly end: string
}

/** The time that an element says itself. */
function timeOn(element: Element): Span | null {
  const stamp = childrenOf(element, 'TimeStamp')[0] ?? childrenOf(element, 'gx:TimeStamp')[0]
  if (stamp !== undefined) return { when: dated(childText(stamp, 'when')), end: '' }
  const span = childrenOf(element, 'TimeSpan')[0] ?? childrenOf(element, 'gx:TimeSpan')[0]
  if (span === undefined) return null
  const [begin, end] = [dated(childText(span, 'begin')), dated(childText(span, 'end'))]
  // Open at one side, as EDTF writes it.
  if (begin !== '' && end === '') return { when: `${begin}/..`, end: '' }
  return begin === '' && end !== '' ? { when: `../${end}`, end: '' } : { when: begin, end }
}

interface Around {
  /** The name of the folder that it stands in. */
  readonly folder: string
  /** The time that the nearest of them has. */
  readonly time: Span
}

/** What the folders around an element say of it; each of them, with its thousands of children, is asked once. */
function createAround(): (element: Element) => Around {
  const known = new Map<Element, Around>()
  const around = (parent: Element | null): Around => {
    if (parent === null) return { folder: '', time: { when: '', end: '' } }
    const found = known.get(parent)
    if (found !== undefined) return found
    const above = around(parent.parentElement)
    const folder = parent.nodeName === 'Folder' ? childText(parent, 'name') : above.folder
    const said = { folder, time: timeOn(parent) ?? above.time }
    known.set(parent, said)
    return said
  }
  return (element) => {
    const { folder, time } = around(element.parentElement)
    return { folder, time: timeOn(element) ?? time }
  }
}

/** Without a zone a time of KML is in UTC. */
const dated = (written: string): string => timeOf(written, 'Z') ?? written

interface Found {
  readonly placemarks: readonly Element[]
  readonly others: ReadonlyMap<string, number>
}

function findIn(root: Element): Found {
  const placemarks: Element[] = []
  const others = new Map<string, number>()
  for (const element of within(root)) {
    const other = LEFT_OUT.get(element.nodeName)
    if (element.nodeName === 'Placemark') placemarks.push(element)
    if (other !== undefined) others.set(other, (others.get(other) ?? 0) + 1)
  }
  return { placemarks, others }
}

const descriptionOf = (json: unknown): string => textOf(isObject(json) ? entry(json, 'value') : json)

export async function readKml(file: string, text: string): Promise<Reading> {
  const parsed = await parseXml(text, 'kml')
  if (!parsed.ok) return refuse(file, parsed.refusal)
  const { xml, root } = parsed
  const { placemarks, others } = findIn(root)
  if (placemarks.length === 0) {
    const remedy = others.has('network link')
      ? 'Open it in Google Earth, and save the folder that the link brings as KML.'
      : 'Save the places themselves as KML.'
    return refuse(file, { message: 'The file holds no placemarks.', remedy })
  }
  const { kml } = await import('@tmcw/togeojson')
  const findings = createFindings(file)
  const flattening = createFlattening()
  const rows = createFeatures({ file, aside: 'data', zone: 'Z', joinsParts: false }, findings)
  const aroundOf = createAround()
  let hidden = 0
  for (const [index, placemark] of placemarks.entries()) {
    const row = index + 1
    const single = alone(placemark, xml)
    const copy = single.getElementsByTagName('Placemark')[0]
    if (copy !== undefined) prepare(copy)
    const feature = kml(single).features[0]
    const properties: unknown = feature?.properties
    const cells: Cells = new Map()
    if (!isObject(properties)) {
      const message = 'The placemark cannot be read.'
      findings.reject({ row }, { message, remedy: 'Save it again with Google Earth, or remove it.' })
      continue
    }
    const description = plainText(descriptionOf(entry(properties, 'description')) || childText(placemark, 'Snippet'))
    const link = childrenOf(placemark, 'atom:link')[0]?.getAttribute('href') ?? ''
    const { folder, time } = aroundOf(placemark)
    cells.set('id', textCell(placemark.getAttribute('id') ?? ''))
    cells.set('when', textCell(time.when))
    cells.set('end', textCell(time.end))
    cells.set('title', textCell(plainText(textOf(entry(properties, 'name'))).text.replace(/\s+/g, ' ')))
    cells.set('summary', textCell(description.text))
    cells.set('kind', textCell(folder))
    const links = isAddress(link) ? [link] : description.links
    cells.set('link', textCell(links.length === 1 ? (links[0] ?? '') : ''))
    for (const name of ['address', 'phoneNumber']) {
      const value = textOf(entry(properties, name))
      if (value !== '') flattening.flatten(value, name, cells)
    }
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith(OWN)) flattening.flatten(value, name.slice(OWN.length), cells)
    }
    if (entry(properties, 'visibility') === false) hidden += 1
    const doubts: Doubt[] = []
    const coordinates = entry(properties, 'coordinateProperties')
    const given = isObject(coordinates) ? entry(coordinates, 'times') : undefined
    const { geometry, times, lost } = withoutHoles(feature?.geometry ?? null, given)
    if (lost > 0) {
      const message = `The track has ${counted(lost, 'point')} without coordinates, which are left out.`
      const remedy = 'Write the coordinates of each time, or take the time out.'
      doubts.push({ column: 'coordinates', refusal: { message, remedy } })
    }
    if (geometry === null && GEOMETRIES.some((name) => placemark.getElementsByTagName(name).length > 0)) {
      const remedy = 'Write longitude,latitude with decimal points, as in 36.3,33.5.'
      const message = 'The coordinates cannot be read, so it has no place.'
      doubts.push({ column: 'coordinates', refusal: { message, remedy } })
    }
    rows.add({ number: row, cells, geometry, times, doubts })
  }
  findings.note(`KML with ${counted(placemarks.length, 'placemark')}.`)
  flattening.tell(findings)
  if (hidden > 0) findings.note(`${counted(hidden, 'placemark')} hidden in Google Earth, read all the same.`)
  for (const [other, count] of others) findings.note(`${counted(count, other)} left out.`)
  const home = childrenOf(root, 'Document')[0] ?? childrenOf(root, 'Folder')[0] ?? root
  const title = plainText(childText(home, 'name')).text
  return findings.reading('kml', rows.sheets(), headOf({ title, lede: plainText(childText(home, 'description')).text }))
}
