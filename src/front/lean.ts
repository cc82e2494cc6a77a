import { type Position, simplify } from '../basemap/geometry.ts'

/** From here on a number is a place in a picture, which may be off by half a pixel; below it are signs and their parts. */
const PLACE = 25

const rounded = (written: string, isMatrix: boolean): string => {
  const value = Number(written)
  if (isMatrix) return String(Number(value.toFixed(1)))
  return String(Number(value.toFixed(Math.abs(value) < PLACE ? 2 : 0)))
}

/** Geometry in whole pixels; a matrix also scales, so that it stays finer. */
function inPixels(markup: string): string {
  return markup.replace(
    /( (?:d|x|y|cx|cy|width|height|transform)=")([^"]*)/g,
    (_, opening: string, value: string) =>
      opening + value.replace(/-?\d+\.\d+/g, (number) => rounded(number, value.startsWith('matrix'))),
  )
}

/** A long outline of straight lines without the corners that lie within half a pixel of the way without them. */
function thinned(markup: string): string {
  return markup.replace(/(?<= d=")M(-?[\d.]+ -?[\d.]+(?:L-?[\d.]+ -?[\d.]+){8,})Z/g, (_, outline: string) => {
    const corners = outline.split('L').map((corner): Position => {
      const [x = 0, y = 0] = corner.split(' ').map(Number)
      return [x, y]
    })
    const [first = [0, 0]] = corners
    const kept = simplify([...corners, first], () => 0.5).slice(0, -1)
    return `M${kept.map((corner) => corner.join(' ')).join('L')}Z`
  })
}

/** An outline of straight lines by its steps: from picture to picture they are more alike than the places are. */
function bySteps(markup: string): string {
  return markup.replace(/(?<= d=")M(-?\d+ -?\d+(?:L-?\d+ -?\d+){8,})Z/g, (_, outline: string) => {
    const places = outline.split('L').map((place) => place.split(' ').map(Number))
    const steps = places.slice(1).map(([x = 0, y = 0], index) => {
      const [fromX = 0, fromY = 0] = places[index] ?? []
      return `${x - fromX} ${y - fromY}`
    })
    return `M${places[0]?.join(' ')}l${steps.join(' ').replace(/ -/g, '-')}Z`
  })
}

/** What an SVG has anyway. */
const BY_DEFAULT = / (?:text-anchor="start"|stroke-opacity="1"|focusable="false")/g

/**
 * The markup of a page's front without what nobody reads there: it is shown and then replaced, so that of its `data-`
 * attributes only those count that the style sheet names.
 */
export function leanFront(front: string, css: string): string {
  const read = new Set([...css.matchAll(/\[(data-[\w-]+)/g)].map(([, name]) => name))
  return bySteps(inPixels(thinned(front)))
    .replace(/ (data-[\w-]+)="[^"]*"/g, (whole, name: string) => (read.has(name) ? whole : ''))
    .replace(BY_DEFAULT, '')
    .replace(/><\/(?:path|circle|rect|use)>/g, '/>')
}

/** The letters of an address as they are, where it has them as bytes: shorter, and on paper it can be read. */
function spelt(address: string): string {
  return address.replace(/(?:%[89A-F][\dA-F])+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes)
    } catch {
      return bytes
    }
  })
}

/** Text without the closing tags that HTML closes by itself, and with its addresses in letters. */
export function leanText(markup: string): string {
  const text = markup.replace(/(?<= href=")[^"]*/g, spelt)
  return text.replace(/<\/p>(?=<(?:p|ul|\/li|\/article)>)/g, '').replace(/<\/li>(?=<(?:li|\/ul)>)/g, '')
}
