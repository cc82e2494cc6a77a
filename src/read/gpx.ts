import type { Element } from '@xmldom/xmldom'
import { type Cells, counted, createFindings, headOf, textCell } from './entries.ts'
import { createFeatures, type Doubt } from './features.ts'
import { timeOf } from './lines.ts'
import { isAddress, plainText } from './markup.ts'
import type { Reading } from './reading.ts'
import { refuse } from './refuse.ts'
import { createFlattening } from './values.ts'
import { alone, childrenOf, childText, isElement, parseXml } from './xml.ts'

/** @see https://www.topografix.com/GPX/1/1/ */

const KINDS: ReadonlyMap<string, { readonly noun: string; readonly point: string }> = new Map([
  ['wpt', { noun: 'waypoint', point: 'wpt' }],
  ['rte', { noun: 'route', point: 'rtept' }],
  ['trk', { noun: 'track', point: 'trkpt' }],
])

/** What a feature says of itself in plain elements, beside what has a column of ours. */
const OTHERS = ['cmt', 'src', 'sym', 'number', 'keywords']

const hasPosition = (point: Element): boolean =>
  ['lon', 'lat'].every((name) => !Number.isNaN(Number.parseFloat(point.getAttribute(name) ?? '')))

interface Points {
  readonly count: number
  /** The times of those that the reader takes, in its order: segments of one point are no lines. */
  readonly times: readonly string[]
}

function pointsOf(element: Element): Points {
  const name = KINDS.get(element.nodeName)?.point ?? ''
  const segments = element.nodeName === 'trk' ? childrenOf(element, 'trkseg') : [element]
  const lists = segments.map((segment) => childrenOf(segment, name))
  const taken = lists.map((points) => points.filter(hasPosition)).filter((points) => points.length >= 2)
  return {
    count: lists.flat().length,
    times: taken.flat().map((point) => childText(point, 'time')),
  }
}

/** Addresses that a feature links to: GPX 1.1 has links, GPX 1.0 an address. */
function linksOf(element: Element): readonly string[] {
  const links = childrenOf(element, 'link').map((link) => link.getAttribute('href')?.trim() ?? '')
  return [...new Set([...links, childText(element, 'url')].filter(isAddress))]
}

/** What stands in extensions, by the names of the elements without their prefixes. */
function extensions(element: Element): readonly (readonly [string, string])[] {
  return childrenOf(element, 'extensions').flatMap((holder) =>
    Array.from(holder.childNodes)
      .filter(isElement)
      .map((each) => [each.localName ?? each.nodeName, each.textContent?.trim() ?? ''] as const),
  )
}

export async function readGpx(file: string, text: string): Promise<Reading> {
  const parsed = await parseXml(text, 'gpx')
  if (!parsed.ok) return refuse(file, parsed.refusal)
  const { xml, root } = parsed
  const elements = Array.from(root.childNodes)
    .filter(isElement)
    .filter(({ nodeName }) => KINDS.has(nodeName))
  if (elements.length === 0) {
    const remedy = 'Export the points or the track themselves from the device or the program.'
    return refuse(file, { message: 'The file holds no waypoints, routes or tracks.', remedy })
  }
  const { gpx } = await import('@tmcw/togeojson')
  const findings = createFindings(file)
  const flattening = createFlattening()
  const rows = createFeatures({ file, aside: 'extensions', zone: 'Z', joinsParts: true }, findings)
  let unnamed = 0
  for (const [index, element] of elements.entries()) {
    const row = index + 1
    const { noun = '', point = '' } = KINDS.get(element.nodeName) ?? {}
    const isLine = element.nodeName !== 'wpt'
    const single = alone(element, xml)
    const feature = gpx(single).features[0]
    const points = isLine ? pointsOf(element) : { count: 1, times: [] }
    if (feature === undefined) {
      const message = isLine
        ? `The ${noun} has fewer than two points with coordinates.`
        : 'The waypoint has no coordinates.'
      const remedy = `Write lat and lon in degrees, as in <${point} lat="33.5" lon="36.3">, or remove it.`
      findings.reject({ row, column: point, value: childText(element, 'name') }, { message, remedy })
      continue
    }
    const description = plainText(childText(element, 'desc'))
    const links = [...linksOf(element), ...description.links]
    const time = childText(element, 'time')
    const cells: Cells = new Map()
    cells.set('when', textCell(isLine ? '' : (timeOf(time, 'Z') ?? time)))
    cells.set('title', textCell(plainText(childText(element, 'name')).text.replace(/\s+/g, ' ')))
    cells.set('summary', textCell(description.text || plainText(childText(element, 'cmt')).text))
    cells.set('kind', textCell(childText(element, 'type')))
    cells.set('link', textCell(links.length === 1 ? (links[0] ?? '') : ''))
    if (links.length > 1) flattening.flatten(links, 'links', cells)
    for (const name of OTHERS) {
      const value = childText(element, name)
      if (value !== '' && !(name === 'cmt' && description.text === '')) flattening.flatten(value, name, cells)
    }
    for (const [name, value] of extensions(element)) flattening.flatten(value, name, cells)
    if (isLine)
      unnamed += Array.from(element.getElementsByTagName(point)).filter((each) => childText(each, 'name')).length
    const left = points.count - points.times.length
    const doubts: Doubt[] = []
    if (isLine && left > 0) {
      const message = `${counted(left, 'point')} of the ${noun} left out: without coordinates, or alone in a segment.`
      const remedy = 'Look whether the line is right without them.'
      doubts.push({ column: point, refusal: { message, remedy } })
    }
    // A track without any time is a line; one with some has no time at the others.
    const times = points.times.some((each) => each !== '') ? points.times.map((each) => each || null) : undefined
    rows.add({ number: row, cells, geometry: feature.geometry, times, doubts })
  }
  const counts = Array.from(KINDS, ([name, { noun }]) => {
    const count = elements.filter(({ nodeName }) => nodeName === name).length
    return count === 0 ? '' : counted(count, noun)
  })
  findings.note(`GPX with ${counts.filter((each) => each !== '').join(', ')}.`)
  flattening.tell(findings)
  if (unnamed > 0) findings.note(`Names of ${counted(unnamed, 'point')} along lines are left out.`)
  const metadata = childrenOf(root, 'metadata')[0] ?? root
  const [title, lede] = ['name', 'desc'].map((name) => plainText(childText(metadata, name)).text)
  return findings.reading('gpx', rows.sheets(), headOf({ title: title ?? '', lede: lede ?? '' }))
}
