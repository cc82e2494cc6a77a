import type { Cell } from '../read/reading.ts'
import { isNothing } from './nothing.ts'
import { type Degrees, degreesIn, degreesOf, plainNumber } from './numbers.ts'

export interface Point {
  readonly lat: number
  readonly lon: number
}

export interface CoordinateFault {
  readonly field: 'lat' | 'lon' | 'coordinates'
  readonly message: string
  readonly remedy: string
}

export type PointRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'fault'; readonly fault: CoordinateFault }

const NONE: PointRead = { kind: 'none' }
const fault = (field: CoordinateFault['field'], message: string, remedy: string): PointRead => ({
  kind: 'fault',
  fault: { field, message, remedy },
})

const isEmpty = (cell: Cell): boolean => cell.kind === 'empty' || (cell.kind === 'text' && isNothing(cell.text.trim()))
const textIn = (cell: Cell): string => (cell.kind === 'empty' ? '' : cell.text.trim())

/** Five digits are a metre: what is finer is noise of the arithmetic. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** A point, unless it lies on no globe or where nobody means. */
function checked(lat: number, lon: number, fields: readonly ['lat' | 'coordinates', 'lon' | 'coordinates']): PointRead {
  if (Math.abs(lat) > 90) {
    return Math.abs(lat) <= 180 && Math.abs(lon) <= 90
      ? fault(fields[0], `The latitude ${lat} is out of range.`, 'Exchange latitude and longitude: they seem swapped.')
      : fault(fields[0], `The latitude ${lat} is out of range.`, 'Write degrees from -90 to 90, as in 33.5138.')
  }
  if (Math.abs(lon) > 180) {
    return fault(fields[1], `The longitude ${lon} is out of range.`, 'Write degrees from -180 to 180, as in 36.2765.')
  }
  if (lat === 0 && lon === 0) {
    return fault(
      fields[0],
      'The row lies at 0,0, in the Atlantic.',
      "Write the place's own coordinates, or leave both empty.",
    )
  }
  return { kind: 'point', point: { lat: rounded(lat), lon: rounded(lon) } }
}

const FAILED = 'The formula of this cell has failed.'

/** Two columns. */
export function pointOf(lat: Cell, lon: Cell): PointRead {
  if (isEmpty(lat) && isEmpty(lon)) return NONE
  const failed = lat.kind === 'failure' ? 'lat' : lon.kind === 'failure' ? 'lon' : null
  if (failed !== null) return fault(failed, FAILED, 'Write the number itself, or leave both empty.')
  if (isEmpty(lat)) return fault('lat', 'The latitude is missing.', 'Write it, or leave the longitude empty too.')
  if (isEmpty(lon)) return fault('lon', 'The longitude is missing.', 'Write it, or leave the latitude empty too.')
  const [first, second] = [degreesIn(lat), degreesIn(lon)]
  if (first === null) return fault('lat', `${textIn(lat)} is no latitude.`, 'Write degrees, as in 33.5138 or 33°30′N.')
  if (second === null)
    return fault('lon', `${textIn(lon)} is no longitude.`, 'Write degrees, as in 36.2765 or 36°17′E.')
  if (first.axis === 'lon' && second.axis === 'lat') return checked(second.value, first.value, ['lat', 'lon'])
  if (first.axis === 'lon') return fault('lat', `${textIn(lat)} is a longitude.`, 'Write a latitude, N or S.')
  if (second.axis === 'lat') return fault('lon', `${textIn(lon)} is a latitude.`, 'Write a longitude, E or W.')
  return checked(first.value, second.value, ['lat', 'lon'])
}

/** Ways to split a text into two numbers, the surest first; null when there is none. */
function pairOf(written: string): readonly [Degrees, Degrees] | null {
  const text = plainNumber(written)
  const known = /^POINT ?\(\s*(\S+) (\S+)\s*\)$/i.exec(text)
  if (known !== null) {
    const [lon, lat] = [degreesOf(known[1] ?? ''), degreesOf(known[2] ?? '')]
    return lon === null || lat === null ? null : [lat, lon]
  }
  const bare = (/[@=](-?\d+\.\d+,-?\d+\.\d+)/.exec(text)?.[1] ?? text).replace(/^[([]\s*|\s*[)\]]$/g, '')
  for (const separator of [/[;|]/, /, /, /,/, / \/ |\//, /(?<=[nsсюew]\.?) (?=\S)/i, / /]) {
    const halves = bare.split(separator)
    // 33,5, 36,3 has three commas: the middle one separates.
    if (separator.source === ',' && halves.length === 4)
      halves.splice(0, 4, halves.slice(0, 2).join(','), halves.slice(2).join(','))
    if (halves.length !== 2) continue
    const [first, second] = halves.map((half) => degreesOf(half))
    if (first !== null && first !== undefined && second !== null && second !== undefined) return [first, second]
  }
  return null
}

/** One column of both, the latitude first unless letters say otherwise. */
export function pointIn(cell: Cell): PointRead {
  if (isEmpty(cell)) return NONE
  if (cell.kind === 'failure') return fault('coordinates', FAILED, 'Write the numbers themselves, or leave it empty.')
  const pair = textIn(cell).length > 400 ? null : pairOf(textIn(cell))
  if (pair === null) {
    return fault(
      'coordinates',
      `${textIn(cell).slice(0, 80)} is no pair of coordinates.`,
      'Write latitude, then longitude, as in 33.5138, 36.2765.',
    )
  }
  const [first, second] = pair
  const isTurned = first.axis === 'lon' || second.axis === 'lat'
  const [lat, lon] = isTurned ? [second, first] : [first, second]
  return checked(lat.value, lon.value, ['coordinates', 'coordinates'])
}

/**
 * Whether two columns only make sense the other way round: at least half of the rows are out of range as they stand, and
 * none is when exchanged.
 */
export function areSwapped(pairs: readonly (readonly [lat: Cell, lon: Cell])[]): boolean {
  let [count, out] = [0, 0]
  for (const [lat, lon] of pairs) {
    const [first, second] = [degreesIn(lat), degreesIn(lon)]
    if (first === null || second === null) continue
    if (first.axis !== null || second.axis !== null) return false
    count++
    if (Math.abs(second.value) > 90 || Math.abs(first.value) > 180) return false
    if (Math.abs(first.value) > 90) out++
  }
  return out > 0 && out * 2 >= count
}

/** Kilometres between two points along the globe. */
export function distanceKm(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const chord =
    half(one.lat, other.lat) + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * half(one.lon, other.lon)
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** A longitude on the globe: lines across the antimeridian go on beyond it. */
export const wrapped = (lon: number): number => {
  const turned = ((((lon + 180) % 360) + 360) % 360) - 180
  return rounded(turned === -180 && lon > 0 ? 180 : turned)
}
